import { Entity } from '@backstage/catalog-model';
import { applyKeyset, toPage } from '@guildhall/plugin-guildhall-node';
import {
  EntitySummary,
  Page,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { StoredVerdict, toStoredVerdict, VerdictRow } from '../VerdictStore';
import {
  countRows,
  entitiesIn,
  ENTITY_COLUMNS,
  EntityColumns,
  PageRequest,
  ReadScope,
  toEntitySummary,
} from './scope';

/** What is told of a verdict among many. */
type VerdictOfCell = Pick<VerdictRow, 'status' | 'message'>;

/** An entity that somebody asks about. */
export interface FoundEntity {
  id: number;
  entity: EntitySummary;
  /** As the catalog has it. */
  whole: Entity;
  /** Whether it is still to be measured for the first time. */
  isWaiting: boolean;
}

type FoundRow = EntityColumns & {
  entity_id: number;
  /** JSON text. */
  document: string;
  is_new: boolean | number | null;
};

/** The SQL of entities and their verdicts. */
export class VerdictReports {
  constructor(private readonly db: Knex) {}

  /** An entity that the caller may read. */
  async findEntity(
    options: { entityRef: string } & ReadScope,
  ): Promise<FoundEntity | undefined> {
    const row: FoundRow | undefined = await entitiesIn(this.db, options)
      .leftJoin('entity_to_measure', 'entity_to_measure.entity_id', 'entity.id')
      .where('entity.ref', options.entityRef)
      .first(
        ...ENTITY_COLUMNS,
        'entity.id as entity_id',
        'entity.document',
        'entity_to_measure.is_new',
      );
    return (
      row && {
        id: row.entity_id,
        entity: toEntitySummary(row),
        whole: JSON.parse(row.document),
        isWaiting: Boolean(row.is_new),
      }
    );
  }

  /** Those of some entities that the caller may read. */
  async selectReadable(ids: number[], scope: ReadScope): Promise<Set<number>> {
    const readable: number[] = await entitiesIn(this.db, scope)
      .whereIn('entity.id', ids)
      .pluck('entity.id');
    return new Set(readable);
  }

  /** Verdicts of some entities on some checks. */
  async listOf(
    entityIds: number[],
    checkIds: string[],
  ): Promise<StoredVerdict[]> {
    const rows: VerdictRow[] = await this.db('verdict_current')
      .whereIn('entity_id', entityIds)
      .whereIn('check_id', checkIds);
    return rows.map(toStoredVerdict);
  }

  /** Every verdict of an entity. */
  async listOfEntity(entityRef: string): Promise<StoredVerdict[]> {
    const rows: VerdictRow[] = await this.db('verdict_current')
      .join('entity', 'entity.id', 'verdict_current.entity_id')
      .where('entity.ref', entityRef)
      .select('verdict_current.*');
    return rows.map(toStoredVerdict);
  }

  /** What some checks say of some entities, by entity and check. */
  async listCells(
    entityIds: number[],
    checkIds: string[],
    tx: Knex,
  ): Promise<Map<number, Map<string, VerdictOfCell>>> {
    const rows: Array<
      Pick<VerdictRow, 'entity_id' | 'check_id'> & VerdictOfCell
    > = await tx('verdict_current')
      .whereIn('entity_id', entityIds)
      .whereIn('check_id', checkIds)
      .select('entity_id', 'check_id', 'status', 'message');
    const cells = new Map(
      entityIds.map(id => [id, new Map<string, VerdictOfCell>()]),
    );
    for (const row of rows) {
      cells.get(row.entity_id)?.set(row.check_id, row);
    }
    return cells;
  }

  /** A page of verdicts, by entity and check. */
  async list(
    options: {
      entityRefs?: string[];
      checkIds: string[];
      statuses?: VerdictStatus[];
    } & ReadScope &
      PageRequest,
  ): Promise<Page<{ entity: EntitySummary; verdict: StoredVerdict }>> {
    const { entityRefs, checkIds, statuses, limit } = options;
    const matching = entitiesIn(this.db, options)
      .join('verdict_current', 'verdict_current.entity_id', 'entity.id')
      .whereIn('verdict_current.check_id', checkIds)
      .modify((query: Knex.QueryBuilder) => {
        if (entityRefs) {
          query.whereIn('entity.ref', entityRefs);
        }
        if (statuses) {
          query.whereIn('verdict_current.status', statuses);
        }
      });
    const page = matching
      .clone()
      .select(...ENTITY_COLUMNS, 'verdict_current.*')
      .limit(limit + 1);
    applyKeyset(
      page,
      [
        { column: 'entity.ref', type: 'text', order: 'asc' },
        { column: 'verdict_current.check_id', type: 'text', order: 'asc' },
      ],
      options.cursor,
    );
    const found: Array<EntityColumns & VerdictRow> = await page;
    const { rows, nextCursor } = toPage(found, limit, row => [
      row.entity_ref,
      row.check_id,
    ]);
    return {
      items: rows.map(row => ({
        entity: toEntitySummary(row),
        verdict: toStoredVerdict(row),
      })),
      totalItems: await countRows(matching),
      nextCursor,
    };
  }
}
