import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  DatabaseTime,
  inSlices,
  toOptionalDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { contentHash } from '@guildhall/plugin-scorecards-common';
import { FactsService } from '@guildhall/plugin-scorecards-node';
import { Knex } from 'knex';
import { CellRow, HEALTHY_FINDING } from '../database/coverageRows';
import { monitorCoverageSource } from './source';
import { toFactValue } from './toFact';

const BATCH_SIZE = 500;

/** Long before what was told goes stale. */
const REPEAT_MS = 12 * 3_600_000;

type DueRow = {
  entity_id: number;
  ref: string;
  watch_due_at: DatabaseTime | null;
  hash: string | null;
  told_at: DatabaseTime | null;
};

type ToldRow = { entity_id: number; hash: string; told_at: DatabaseTime };

interface DueFact {
  entityId: number;
  entityRef: string;
  hash: string;
  value: JsonObject;
}

/** Tells scorecards how strongly parts are watched, whenever that changes. */
export class FactsPublisher {
  #isDeclared = false;

  constructor(
    private readonly options: {
      auth: AuthService;
      db: Knex;
      facts: FactsService;
      logger: LoggerService;
    },
  ) {}

  /** Pushes what is not pushed yet; what fails is pushed the next time. */
  async publish(signal: AbortSignal): Promise<void> {
    await this.#declare();
    const now = new Date();
    for (const batch of inSlices(await this.#listDue(now), BATCH_SIZE)) {
      signal.throwIfAborted();
      await this.#push(batch, now);
    }
  }

  /** Once, though there is nothing to tell: rules may wait for the source. */
  async #declare(): Promise<void> {
    if (!this.#isDeclared) {
      const { auth, facts } = this.options;
      await facts.declareSource(monitorCoverageSource, {
        credentials: await auth.getOwnServiceCredentials(),
      });
      this.#isDeclared = true;
    }
  }

  async #listDue(now: Date): Promise<DueFact[]> {
    const { db } = this.options;
    const parts: DueRow[] = await db('part')
      .join('entity', 'entity.id', 'part.entity_id')
      .leftJoin('told_fact', 'told_fact.entity_id', 'part.entity_id')
      .whereNull('entity.gone_at')
      .orderBy('part.entity_id')
      .select(
        'part.entity_id',
        'entity.ref',
        'part.watch_due_at',
        'told_fact.hash',
        'told_fact.told_at',
      );
    const cells = new Map<number, CellRow[]>();
    for (const cell of await db<CellRow>('cell').orderBy('position')) {
      cells.set(cell.entity_id, [...(cells.get(cell.entity_id) ?? []), cell]);
    }
    const findings = await this.#countFindings();
    return parts.flatMap(row => {
      const value = toFactValue(
        {
          cells: cells.get(row.entity_id) ?? [],
          findings: findings.get(row.entity_id) ?? 0,
          watchDueAt: row.watch_due_at,
        },
        now,
      );
      const hash = contentHash(JSON.stringify(value));
      const toldAt = toOptionalDate(row.told_at)?.getTime() ?? 0;
      return hash === row.hash && now.getTime() - toldAt < REPEAT_MS
        ? []
        : { entityId: row.entity_id, entityRef: row.ref, hash, value };
    });
  }

  async #countFindings(): Promise<Map<number, number>> {
    const rows: Array<{ entity_id: number; count: number | string }> =
      await this.options
        .db('part_match')
        .join('finding', 'finding.monitor', 'part_match.monitor')
        // Worth knowing, and no fault: most alerts never fire.
        .whereNot('finding.kind', 'never-fired')
        .whereNot('finding.kind', HEALTHY_FINDING)
        .groupBy('part_match.entity_id')
        .select('part_match.entity_id')
        .countDistinct({ count: 'finding.id' });
    return new Map(rows.map(row => [row.entity_id, Number(row.count)]));
  }

  async #push(batch: DueFact[], now: Date): Promise<void> {
    const { auth, db, facts, logger } = this.options;
    const { rejected } = await facts.push(
      batch.map(({ entityRef, value }) => ({
        entityRef,
        source: monitorCoverageSource.id,
        observedAt: now.toISOString(),
        value,
      })),
      { credentials: await auth.getOwnServiceCredentials() },
    );
    for (const { index, reason } of rejected) {
      logger.debug(
        `The fact about ${batch[index].entityRef} was rejected: ${reason}`,
      );
    }
    const refused = new Set(rejected.map(({ index }) => index));
    await upsertRows<ToldRow>(
      db,
      'told_fact',
      batch
        .filter((_, index) => !refused.has(index))
        .map(({ entityId, hash }) => ({
          entity_id: entityId,
          hash,
          told_at: now,
        })),
      ['entity_id'],
    );
  }
}
