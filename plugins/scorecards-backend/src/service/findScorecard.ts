import { InputError, NotFoundError } from '@backstage/errors';
import {
  CompiledScorecard,
  NO_LEVEL,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { ScoreSelection } from '../database/reports/ScoreReports';
import { RuleSet } from '../definitions/RuleSet';
import { checksOf } from './levels';

/**
 * A scorecard that entities are, or once were, scored on.
 *
 * @throws NotFoundError for drafts, too.
 */
export function findScorecard(
  { scorecards, retiredScorecards }: RuleSet,
  id: string,
): CompiledScorecard {
  const scorecard = scorecards.get(id) ?? retiredScorecards.get(id);
  if (!scorecard) {
    throw new NotFoundError(`There is no scorecard '${id}'`);
  }
  return scorecard;
}

/**
 * Which entities of a scorecard are asked for.
 *
 * @throws InputError for a level that the scorecard does not have.
 */
export function toScoreSelection(
  scorecard: CompiledScorecard,
  request: { level?: string[]; status?: VerdictStatus[]; check?: string },
): ScoreSelection {
  const { level, status, check: asked } = request;
  return {
    scorecardId: scorecard.definition.id,
    levels: level?.map(id => toLevelNumber(scorecard, id)),
    having: status && {
      statuses: status,
      checkIds: checksOf(scorecard)
        .map(({ check }) => check)
        .filter(check => check === (asked ?? check)),
    },
  };
}

/** The number of a level: 0 is below the first. */
function toLevelNumber(scorecard: CompiledScorecard, id: string): number {
  const ids = [NO_LEVEL, ...scorecard.levels.map(level => level.id)];
  const number = ids.indexOf(id);
  if (number === -1) {
    throw new InputError(
      `'level' must be one of ${ids.join(', ')}, not '${id}'`,
    );
  }
  return number;
}
