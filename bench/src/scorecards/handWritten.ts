import { Knex } from 'knex';
import { checkId } from './definitions';
import {
  Facts,
  FACTS_PER_SOURCE,
  factsOf,
  isNumber,
  listSources,
  THRESHOLD,
  WorldOptions,
} from './world';

const TABLE = 'hand_written';
const COLUMNS = [
  'entity_id',
  'check_id',
  'status',
  'message',
  'evidence',
  'check_hash',
  'since',
  'evaluated_at',
  'expires_at',
] as const;

/** What is known of a verdict. */
type Row = Record<(typeof COLUMNS)[number], string | number | Date>;

/** As long as those of facts and of definitions. */
const HASH = '0123456789abcdef'.repeat(4);

/** PostgreSQL takes as many in one statement. */
const ROWS_AT_ONCE = 20_000;

/** How long a loop by hand takes, in milliseconds. */
export interface HandWritten {
  evaluateMs: number;
  writeMs: number;
}

/**
 * The rules of the bench as functions, over documents that are in memory, and
 * then all verdicts in one bulk write: no less can be done.
 */
export async function evaluateByHand(
  knex: Knex,
  world: WorldOptions,
): Promise<HandWritten> {
  const sources = listSources(world);
  const documents = Array.from({ length: world.entities }, (_, entity) =>
    sources.map((__, source) => factsOf(source, entity)),
  );
  const rules = sources.flatMap((_, source) =>
    Array.from({ length: FACTS_PER_SOURCE }, (__, fact) => {
      const name = `f${fact}`;
      return {
        id: checkId(source, fact),
        passes: isNumber(fact)
          ? (facts: Facts[]) => Number(facts[source][name]) >= THRESHOLD
          : (facts: Facts[]) => facts[source][name] === true,
      };
    }),
  );
  const ids: number[] = await knex('entity').orderBy('id').pluck('id');
  const now = new Date();
  const startedAt = performance.now();
  const rows: Row[] = [];
  documents.forEach((facts, entity) => {
    for (const { id, passes } of rules) {
      const isGood = passes(facts);
      rows.push({
        entity_id: ids[entity],
        check_id: id,
        status: isGood ? 'pass' : 'fail',
        message: isGood ? 'The rule holds.' : 'The rule does not hold.',
        evidence: `[{"source":"source0","hash":"${HASH}"}]`,
        check_hash: HASH,
        since: now,
        evaluated_at: now,
        expires_at: now,
      });
    }
  });
  const evaluatedAt = performance.now();
  await createTable(knex);
  const createdAt = performance.now();
  await (knex.client.config.client === 'pg'
    ? writeToPostgres(knex, rows)
    : writeToSqlite(knex, rows));
  const writtenAt = performance.now();
  await knex.schema.dropTable(TABLE);
  return {
    evaluateMs: evaluatedAt - startedAt,
    writeMs: writtenAt - createdAt,
  };
}

/** With the keys and indexes that the table of verdicts has. */
async function createTable(knex: Knex): Promise<void> {
  await knex.schema.createTable(TABLE, table => {
    table
      .integer('entity_id')
      .notNullable()
      .references('entity.id')
      .onDelete('CASCADE');
    for (const name of ['check_id', 'status', 'message', 'evidence']) {
      table.text(name).notNullable();
    }
    table.text('check_hash').notNullable();
    table.timestamp('since').notNullable();
    table.timestamp('evaluated_at').notNullable();
    table.timestamp('expires_at');
    table.primary(['entity_id', 'check_id']);
    table.index(['check_id', 'status', 'entity_id']);
    table.index(['expires_at']);
  });
}

async function writeToPostgres(knex: Knex, rows: Row[]): Promise<void> {
  const types = COLUMNS.map(column =>
    column === 'entity_id'
      ? 'int'
      : ['since', 'evaluated_at', 'expires_at'].includes(column)
      ? 'timestamptz'
      : 'text',
  );
  await knex.transaction(async tx => {
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      const slice = rows.slice(start, start + ROWS_AT_ONCE);
      await tx.raw(
        `insert into ${TABLE} (${COLUMNS.join(', ')})
         select * from unnest(${types.map(type => `?::${type}[]`).join(', ')})`,
        COLUMNS.map(column => slice.map(row => toText(row[column]))),
      );
    }
  });
}

function toText(value: string | number | Date): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

async function writeToSqlite(knex: Knex, rows: Row[]): Promise<void> {
  const connection = await knex.client.acquireConnection();
  try {
    const insert = connection.prepare(
      `insert into ${TABLE} (${COLUMNS.join(', ')})
       values (${COLUMNS.map(() => '?').join(', ')})`,
    );
    connection.transaction(() => {
      for (const row of rows) {
        insert.run(
          COLUMNS.map(column => {
            const value = row[column];
            return value instanceof Date ? value.getTime() : value;
          }),
        );
      }
    })();
  } finally {
    await knex.client.releaseConnection(connection);
  }
}
