import { Score } from '@guildhall/plugin-scorecards-common';
import { PastScore, ScoreCause, StoredScore } from '../database/ScoreStore';

/** What has to be written so that the stored scores are the next ones. */
export interface ScoreChanges {
  upserts: StoredScore[];
  removals: Array<{ entityId: number; scorecardId: string }>;
  past: PastScore[];
}

const COMPARED: Array<keyof Score> = [
  'level',
  'exempted',
  'points',
  'maxPoints',
  'pass',
  'warn',
  'fail',
  'unknown',
  'notApplicable',
];

/** Compares the scores that entities should have with those they have. */
export function diffScores(
  entities: Array<{
    entityId: number;
    next: Array<Score & { scorecardId: string }>;
    stored: StoredScore[];
    /** Why a score that was stored is another one by now. */
    causeOf: (before: StoredScore) => ScoreCause | undefined;
    /** When they became what they should be. */
    at: Date;
  }>,
): ScoreChanges {
  const changes: ScoreChanges = { upserts: [], removals: [], past: [] };
  for (const { entityId, next, stored, causeOf, at } of entities) {
    for (const score of next) {
      const before = stored.find(
        ({ scorecardId }) => scorecardId === score.scorecardId,
      );
      if (before && COMPARED.every(key => before[key] === score[key])) {
        continue;
      }
      const validFrom = before && before.validFrom > at ? before.validFrom : at;
      changes.upserts.push({
        ...score,
        entityId,
        validFrom,
        levelSince:
          before && before.level === score.level
            ? before.levelSince
            : validFrom,
      });
      close(changes, before, validFrom, {
        nextLevel: score.level,
        cause: before && causeOf(before),
      });
    }
    for (const before of stored) {
      if (!next.some(({ scorecardId }) => scorecardId === before.scorecardId)) {
        changes.removals.push({ entityId, scorecardId: before.scorecardId });
        close(changes, before, at, {});
      }
    }
  }
  return changes;
}

function close(
  changes: ScoreChanges,
  before: StoredScore | undefined,
  at: Date,
  end: Pick<PastScore, 'nextLevel' | 'cause'>,
): void {
  if (before && before.validFrom < at) {
    const { levelSince: _levelSince, ...score } = before;
    changes.past.push({ ...score, validTo: at, ...end });
  }
}
