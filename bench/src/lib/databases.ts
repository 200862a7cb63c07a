import { JsonObject } from '@backstage/types';
import knexFactory, { Knex } from 'knex';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The database engines that are measured. */
export const engines = ['SQLite', 'PostgreSQL'] as const;
export type Engine = (typeof engines)[number];

/** A database that nobody else uses, and that is gone afterwards. */
export interface BenchDatabase {
  engine: Engine;
  /** `backend.database` of the configuration. */
  config: JsonObject;
  /** Bytes on disk. */
  size(): Promise<number>;
  drop(): Promise<void>;
}

/** Runs something with a database of its own. */
export async function withDatabase<T>(
  engine: Engine,
  run: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  const database = engine === 'SQLite' ? createSqlite() : createPostgres();
  try {
    return await run(database);
  } finally {
    await database.drop();
  }
}

/** The version of the PostgreSQL server. */
export async function postgresVersion(): Promise<string> {
  return withPostgres(async admin => {
    const { rows } = await admin.raw('show server_version');
    return rows[0].server_version;
  });
}

function createSqlite(): BenchDatabase {
  const directory = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));
  return {
    engine: 'SQLite',
    config: { client: 'better-sqlite3', connection: { directory } },
    size: async () =>
      readdirSync(directory)
        .map(name => statSync(join(directory, name)).size)
        .reduce((sum, size) => sum + size, 0),
    drop: async () => rmSync(directory, { recursive: true, force: true }),
  };
}

let databases = 0;

function createPostgres(): BenchDatabase {
  databases += 1;
  const prefix = `bench_${process.pid}_${databases}_`;
  const list = async (admin: Knex): Promise<string[]> =>
    admin('pg_database').whereLike('datname', `${prefix}%`).pluck('datname');
  return {
    engine: 'PostgreSQL',
    config: { client: 'pg', prefix, connection: postgresUrl() },
    size: async () =>
      withPostgres(async admin => {
        const { rows } = await admin.raw(
          `select coalesce(sum(pg_database_size(datname)), 0) as size
           from pg_database where datname like ?`,
          [`${prefix}%`],
        );
        return Number(rows[0].size);
      }),
    drop: async () =>
      withPostgres(async admin => {
        for (const name of await list(admin)) {
          await admin.raw('drop database ?? with (force)', [name]);
        }
      }),
  };
}

async function withPostgres<T>(run: (admin: Knex) => Promise<T>): Promise<T> {
  const admin = knexFactory({ client: 'pg', connection: postgresUrl() });
  try {
    return await run(admin);
  } finally {
    await admin.destroy();
  }
}

function postgresUrl(): string {
  const url = process.env.BENCH_POSTGRES;
  if (!url) {
    throw new Error(
      'BENCH_POSTGRES must be the address of a PostgreSQL server; `npm run bench` starts one',
    );
  }
  return url;
}
