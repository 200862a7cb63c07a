import { BenchDatabase } from '../lib/databases';
import { WARM_UP } from '../lib/http';
import { Stats, summarize } from '../lib/stats';
import { ServerStats } from '../server/protocol';
import { ServerProcess } from '../server/ServerProcess';
import { DefinitionFolder, SCORECARD } from './definitions';
import { OursOptions } from './oursServer';
import {
  factsOf,
  listSources,
  nameOf,
  refOf,
  THRESHOLD,
  WorldOptions,
} from './world';

const API = '/api/scorecards';
const DAY_MS = 86_400_000;

/** What a page asks for. */
export const pages: Record<string, string[]> = {
  portfolio: ['/scorecards', '/movements?limit=10'],
  'scorecard, 50 entities': [
    `/scorecards/${SCORECARD}`,
    `/scorecards/${SCORECARD}/entities?limit=50`,
    `/scorecards/${SCORECARD}/trend?days=90`,
  ],
  'groups by owner': [`/scorecards/${SCORECARD}/groups?by=owner&limit=50`],
  'one entity': [`/entities/component/default/${nameOf(0)}`],
};

/** How long something took, and what it cost. */
export interface Measured extends Omit<ServerStats, 'rss' | 'heap'> {
  ms: Stats;
}

/** What scorecards does with a world. */
export interface Ours {
  /** From an empty database until every verdict is there. */
  first: Measured;
  collection: Stats;
  pages: Record<string, Measured>;
  /** Authenticated, and nothing else. */
  empty: Stats;
  load: Record<string, Measured>;
  full: Measured & { bytes: number };
  factBatch: Measured;
  oneFact: Measured;
  /** All rules are others, and every entity is evaluated by them. */
  reevaluation: Measured;
  pushing: { pushMs: number; facts: number; pages: Measured };
  growthBytes: number;
  growthRows: { facts: number; verdicts: number };
}

export async function measureOurs(options: {
  world: WorldOptions;
  database: BenchDatabase;
  runs: number;
  days: number;
  readers: number;
  /** Facts that are pushed while pages are read. */
  pushes: number;
}): Promise<Ours> {
  const { world, database, runs, days } = options;
  const definitions = new DefinitionFolder();
  definitions.write(world);
  const started: OursOptions = {
    world,
    database: database.config,
    definitions: definitions.path,
  };
  const server = await ServerProcess.start(
    require.resolve('./oursServer'),
    started,
  );
  try {
    const bench = new OursBench(server, world);
    const first = await bench.measure(1, () => bench.synchronize());
    await server.run('maintain');
    const measuredPages: Record<string, Measured> = {};
    for (const [page, paths] of Object.entries(pages)) {
      measuredPages[page] = await bench.measurePage(paths, 100);
    }
    const empty = summarize(await server.client.times('/api/empty', 100));
    const load: Record<string, Measured> = {};
    for (const [page, paths] of Object.entries(pages)) {
      load[page] = await bench.measureLoad(paths, options.readers);
    }
    const full = await bench.measureFull(runs);
    const factBatch = await bench.measureBatch(100);
    const oneFact = await bench.measureBatch(1);
    const pushing = await bench.pushWhileReading(options.pushes);
    await bench.collect();
    const days30 = await bench.passDays(days, database);

    definitions.write(world, THRESHOLD + 20);
    const reevaluation = await bench.measure(1, () => bench.synchronize());
    return {
      first,
      collection: days30.collection,
      pages: measuredPages,
      empty,
      load,
      full,
      factBatch,
      oneFact,
      pushing,
      growthBytes: days30.bytes,
      growthRows: days30.rows,
      reevaluation,
    };
  } finally {
    await server.stop();
    definitions.remove();
  }
}

class OursBench {
  #version = 1;

  constructor(
    private readonly server: ServerProcess,
    private readonly world: WorldOptions,
  ) {}

  async synchronize(): Promise<number> {
    return this.server.run<number>('task', { id: 'synchronize' });
  }

  async collect(): Promise<number> {
    let ms = 0;
    for (const source of listSources(this.world)) {
      ms += await this.server.run<number>('task', { id: `collect-${source}` });
    }
    return ms;
  }

  async measure(runs: number, work: () => Promise<number>): Promise<Measured> {
    const times: number[] = [];
    const { statements, cpuMs, blockedMs, peakRss } = await this.server.measure(
      async () => {
        for (let run = 0; run < runs; run++) {
          times.push(await work());
        }
      },
    );
    return {
      ms: summarize(times),
      statements: statements / runs,
      cpuMs: cpuMs / runs,
      blockedMs,
      peakRss,
    };
  }

  /** All that a page asks for, at once, as a browser does. */
  async measurePage(paths: string[], runs: number): Promise<Measured> {
    const read = async () => {
      const answers = await Promise.all(
        paths.map(path => this.server.client.call(`${API}${path}`)),
      );
      return Math.max(...answers.map(({ ms }) => ms));
    };
    for (let call = 0; call < WARM_UP; call++) {
      await read();
    }
    return this.measure(runs, read);
  }

  async measureLoad(paths: string[], readers: number): Promise<Measured> {
    const calls = 5 * readers;
    const load = async () =>
      this.server.client.load(
        paths.map(path => `${API}${path}`),
        { readers, calls },
      );
    // Connections to the database are opened once, by the first readers.
    await load();
    const { result, statements, cpuMs, blockedMs, peakRss } =
      await this.server.measure(load);
    return {
      ms: summarize(result),
      statements: statements / calls,
      cpuMs: cpuMs / calls,
      blockedMs,
      peakRss,
    };
  }

  /** Every verdict of every entity. */
  async measureFull(runs: number): Promise<Measured & { bytes: number }> {
    let bytes = 0;
    const read = async () => {
      const answer = await this.server.client.call(
        `${API}/scorecards/${SCORECARD}/export?format=json`,
      );
      bytes = answer.bytes;
      return answer.ms;
    };
    await read();
    const measured = await this.measure(runs, read);
    return { ...measured, bytes };
  }

  /** Pushes facts of one source that differ from those that are stored. */
  async measureBatch(entities: number): Promise<Measured> {
    await this.#push(entities, 0);
    return this.measure(10, async () => this.#push(entities, 0));
  }

  /** Facts come in batches of a hundred, one after the other. */
  async pushWhileReading(facts: number) {
    const times: number[] = [];
    const paths = Object.values(pages).flat();
    let isPushing = true;
    const read = async (reader: number) => {
      for (let next = reader; isPushing; next++) {
        const path = `${API}${paths[next % paths.length]}`;
        times.push((await this.server.client.call(path)).ms);
      }
    };
    let pushMs = 0;
    const { statements, cpuMs, blockedMs, peakRss } = await this.server.measure(
      async () => {
        const readers = [0, 1].map(read);
        for (let sent = 0; sent < facts; sent += 100) {
          pushMs += await this.#push(100, sent);
        }
        isPushing = false;
        await Promise.all(readers);
      },
    );
    return {
      pushMs,
      facts,
      pages: { ms: summarize(times), statements, cpuMs, blockedMs, peakRss },
    };
  }

  /** Collections of days on which nothing changes. */
  async passDays(days: number, database: BenchDatabase) {
    const count = async (table: string) =>
      this.server.run<number>('count', { plugin: 'scorecards', table });
    const countAll = async () => ({
      facts: (await count('fact_current')) + (await count('fact_past')),
      verdicts:
        (await count('verdict_current')) + (await count('verdict_past')),
    });
    const before = { bytes: await database.size(), rows: await countAll() };
    const collections = [await this.collect()];
    for (let day = 0; day < days; day++) {
      await this.server.run('advance', { ms: DAY_MS });
      collections.push(await this.collect());
      await this.synchronize();
    }
    const rows = await countAll();
    return {
      collection: summarize(collections),
      bytes: (await database.size()) - before.bytes,
      rows: {
        facts: rows.facts - before.rows.facts,
        verdicts: rows.verdicts - before.rows.verdicts,
      },
    };
  }

  /** Every fact is another than before. */
  async #push(count: number, first: number): Promise<number> {
    this.#version += 1;
    const source = 0;
    const { ms } = await this.server.client.call(`${API}/facts`, {
      method: 'POST',
      body: {
        facts: Array.from({ length: count }, (_, offset) => {
          const entity = (first + offset) % this.world.entities;
          return {
            entityRef: refOf(entity),
            source: listSources(this.world)[source],
            value: factsOf(source, entity, this.#version),
          };
        }),
      },
    });
    return ms;
  }
}
