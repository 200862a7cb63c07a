import { BenchDatabase } from '../lib/databases';
import { WARM_UP } from '../lib/http';
import { Stats, summarize } from '../lib/stats';
import { ServerProcess } from '../server/ServerProcess';
import { TheirsOptions } from './theirsServer';
import { listSources, nameOf, WorldOptions } from './world';

const API = '/api/tech-insights';
const DAY_MS = 86_400_000;

/** What Tech Insights does with a world. */
export interface Theirs {
  collection: Stats;
  all: Stats;
  allStatements: number;
  allBytes: number;
  allBlockedMs: number;
  allPeakRss: number;
  one: Stats;
  oneStatements: number;
  oneBlockedMs: number;
  growthBytes: number;
  growthRows: number;
}

export async function measureTheirs(options: {
  world: WorldOptions;
  database: BenchDatabase;
  runs: number;
  days: number;
}): Promise<Theirs> {
  const { world, database, runs, days } = options;
  const started: TheirsOptions = { world, database: database.config };
  const server = await ServerProcess.start(
    require.resolve('./theirsServer'),
    started,
  );
  try {
    const { client } = server;
    const collect = async () => {
      let ms = 0;
      for (const id of listSources(world)) {
        ms += await server.run<number>('task', { id });
      }
      return ms;
    };
    const runAll = async () =>
      client.call(`${API}/checks/run`, {
        method: 'POST',
        body: { entities: [] },
      });
    const count = async () =>
      server.run<number>('count', { plugin: 'tech-insights', table: 'facts' });

    const collections = [await collect()];
    await server.run('maintain');
    const all = [];
    for (let run = 0; run < runs; run++) {
      all.push(await server.measure(runAll));
    }
    const one = await server.measure(() =>
      client.times(`${API}/checks/run/default/component/${nameOf(0)}`, 30, {
        method: 'POST',
        body: {},
      }),
    );
    const before = { bytes: await database.size(), rows: await count() };
    for (let day = 0; day < days; day++) {
      await server.run('advance', { ms: DAY_MS });
      collections.push(await collect());
    }
    return {
      collection: summarize(collections),
      all: summarize(all.map(({ result }) => result.ms)),
      allStatements: all[0].statements,
      allBytes: all[0].result.bytes,
      allBlockedMs: Math.max(...all.map(({ blockedMs }) => blockedMs)),
      allPeakRss: Math.max(...all.map(({ peakRss }) => peakRss)),
      one: summarize(one.result),
      oneStatements: one.statements / (one.result.length + WARM_UP),
      oneBlockedMs: one.blockedMs,
      growthBytes: (await database.size()) - before.bytes,
      growthRows: (await count()) - before.rows,
    };
  } finally {
    await server.stop();
  }
}
