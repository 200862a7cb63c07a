import { BenchDatabase } from '../lib/databases';
import { ServerProcess } from '../server/ServerProcess';
import { DefinitionFolder } from './definitions';
import { OursOptions } from './oursServer';
import { listSources, WorldOptions } from './world';

const DAY_MS = 86_400_000;
const TABLES = [
  'fact_current',
  'fact_past',
  'verdict_current',
  'verdict_past',
  'score_past',
  'score_daily',
];

/** How much there is after some days. */
export interface Kept {
  day: number;
  rows: Record<string, number>;
  bytes: number;
}

/** Lets a year go by in which so many of the entities change every day. */
export async function measureYear(options: {
  world: WorldOptions;
  database: BenchDatabase;
  days: number;
  historyDays: number;
  /** Of 1. */
  share: number;
}): Promise<Kept[]> {
  const { world, database, days, historyDays, share } = options;
  const definitions = new DefinitionFolder();
  definitions.write(world);
  const started: OursOptions = {
    world,
    database: database.config,
    definitions: definitions.path,
    historyDays,
  };
  const server = await ServerProcess.start(
    require.resolve('./oursServer'),
    started,
  );
  try {
    const perDay = Math.round(world.entities * share);
    const kept: Kept[] = [];
    await server.run('task', { id: 'synchronize' });
    for (let day = 1; day <= days; day++) {
      await server.run('advance', { ms: DAY_MS });
      const first = (day * perDay) % world.entities;
      const entities = Array.from(
        { length: perDay },
        (_, offset) => (first + offset) % world.entities,
      );
      await server.run('change', { entities });
      for (const source of listSources(world)) {
        await server.run('task', { id: `collect-${source}` });
      }
      await server.run('task', { id: 'synchronize' });
      await server.run('task', { id: 'retention' });
      if (day === 1 || day % Math.round(days / 4) === 0) {
        const rows: Record<string, number> = {};
        for (const table of TABLES) {
          rows[table] = await server.run<number>('count', {
            plugin: 'scorecards',
            table,
          });
        }
        kept.push({ day, rows, bytes: await database.size() });
      }
    }
    return kept;
  } finally {
    await server.stop();
    definitions.remove();
  }
}
