import {
  DatabaseTime,
  insertRows,
  toDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { Score } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';

/** A score as it is stored. */
export interface StoredScore extends Score {
  entityId: number;
  scorecardId: string;
  validFrom: Date;
  levelSince: Date;
}

/** Why a score changed: the entity itself did, or what counts did. */
export type ScoreCause = 'measured' | 'rule';

/** A score that no longer stands. */
export interface PastScore extends Score {
  entityId: number;
  scorecardId: string;
  validFrom: Date;
  validTo: Date;
  /** The level it went to; undefined if it left the scorecard. */
  nextLevel?: number;
  /** Why it went there; undefined if it left. */
  cause?: ScoreCause;
}

type ScoreRow = {
  entity_id: number;
  scorecard_id: string;
  level: number;
  exempted: number;
  points: number;
  max_points: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  not_applicable: number;
  valid_from: DatabaseTime;
};

/** The SQL that keeps scores. Writes take the transaction they belong to. */
export class ScoreStore {
  async getCurrent(tx: Knex, ids: number[]): Promise<StoredScore[]> {
    const rows = await tx<ScoreRow & { level_since: DatabaseTime }>(
      'score_current',
    ).whereIn('entity_id', ids);
    return rows.map(row => ({
      entityId: row.entity_id,
      scorecardId: row.scorecard_id,
      level: row.level,
      exempted: row.exempted,
      points: row.points,
      maxPoints: row.max_points,
      pass: row.pass,
      warn: row.warn,
      fail: row.fail,
      unknown: row.unknown,
      notApplicable: row.not_applicable,
      validFrom: toDate(row.valid_from),
      levelSince: toDate(row.level_since),
    }));
  }

  async write(
    tx: Knex.Transaction,
    changes: {
      upserts: StoredScore[];
      removals: Array<{ entityId: number; scorecardId: string }>;
      past: PastScore[];
    },
  ): Promise<void> {
    await upsertRows(
      tx,
      'score_current',
      changes.upserts.map(score => ({
        ...toRow(score),
        level_since: score.levelSince,
        ratio: score.maxPoints > 0 ? score.points / score.maxPoints : 0,
        attention: toAttention(score),
      })),
      ['entity_id', 'scorecard_id'],
    );
    const byScorecard = new Map<string, number[]>();
    for (const { scorecardId, entityId } of changes.removals) {
      byScorecard.set(scorecardId, [
        ...(byScorecard.get(scorecardId) ?? []),
        entityId,
      ]);
    }
    for (const [scorecardId, ids] of byScorecard) {
      await tx('score_current')
        .where({ scorecard_id: scorecardId })
        .whereIn('entity_id', ids)
        .delete();
    }
    await insertRows(
      tx,
      'score_past',
      changes.past.map(score => ({
        ...toRow(score),
        valid_to: score.validTo,
        next_level: score.nextLevel ?? null,
        cause: score.cause ?? null,
      })),
    );
  }
}

/** Failures first, then what is unknown, then warnings. */
function toAttention(score: Score): number {
  return score.fail * 1_000_000 + score.unknown * 1_000 + score.warn;
}

function toRow(score: StoredScore | PastScore): ScoreRow {
  return {
    entity_id: score.entityId,
    scorecard_id: score.scorecardId,
    level: score.level,
    exempted: score.exempted,
    points: score.points,
    max_points: score.maxPoints,
    pass: score.pass,
    warn: score.warn,
    fail: score.fail,
    unknown: score.unknown,
    not_applicable: score.notApplicable,
    valid_from: score.validFrom,
  };
}
