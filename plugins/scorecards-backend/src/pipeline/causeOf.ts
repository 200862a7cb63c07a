import {
  CompiledScorecard,
  toScore,
} from '@guildhall/plugin-scorecards-common';
import { ScoreCause, StoredScore } from '../database/ScoreStore';
import { StoredVerdict } from '../database/VerdictStore';
import { checksOf } from '../service/levels';

/**
 * Why a score is not what it was. If what was known before gives another level
 * by now, what counts has changed: the scorecard, a check's stage, or an
 * exemption. If not, but a check says something else in another version, that
 * version is the reason. Else the entity itself has changed.
 */
export function causeOf(options: {
  scorecard: CompiledScorecard;
  before: StoredScore;
  stored: Map<string, StoredVerdict>;
  next: Map<string, StoredVerdict>;
  isExempted: (check: string) => boolean;
}): ScoreCause {
  const { scorecard, before, stored, next, isExempted } = options;
  const { level } = toScore(
    scorecard,
    check => stored.get(check)?.status,
    isExempted,
  );
  if (level !== before.level) {
    return 'rule';
  }
  const isByVersion = checksOf(scorecard).some(({ check }) => {
    const was = stored.get(check);
    const is = next.get(check);
    return was?.status !== is?.status && was?.checkHash !== is?.checkHash;
  });
  return isByVersion ? 'rule' : 'measured';
}
