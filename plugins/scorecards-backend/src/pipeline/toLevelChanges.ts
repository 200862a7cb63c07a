import { ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import { LevelChange } from '@guildhall/plugin-scorecards-common';
import { PastScore } from '../database/ScoreStore';
import { RuleSet } from '../definitions/RuleSet';
import { toLevel } from '../service/levels';

/**
 * Who rose and who fell on the scorecards that count. Whoever was not measured
 * before did neither.
 */
export function toLevelChanges(
  rules: RuleSet,
  entities: ProjectedEntity[],
  past: PastScore[],
): LevelChange[] {
  const refs = new Map(entities.map(({ id, ref }) => [id, ref]));
  return past.flatMap(score => {
    const { level, nextLevel } = score;
    const entityRef = refs.get(score.entityId);
    const scorecard = rules.scorecards.get(score.scorecardId);
    const isMoved =
      nextLevel !== undefined &&
      nextLevel !== level &&
      score.pass + score.warn + score.fail > 0;
    if (!isMoved || !entityRef || scorecard?.definition.stage !== 'active') {
      return [];
    }
    return [
      {
        entityRef,
        scorecard: score.scorecardId,
        from: toLevel(scorecard, level).id,
        to: toLevel(scorecard, nextLevel).id,
        direction: nextLevel > level ? 'up' : 'down',
        at: score.validTo.toISOString(),
      },
    ];
  });
}
