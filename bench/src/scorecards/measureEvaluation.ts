import { BenchDatabase } from '../lib/databases';
import { ServerStats } from '../server/protocol';
import { ServerProcess } from '../server/ServerProcess';
import { DefinitionFolder } from './definitions';
import { HandWritten } from './handWritten';
import { OursOptions } from './oursServer';
import { WorldOptions } from './world';

/** What it takes to evaluate everything, beside the least that it could take. */
export interface Evaluated extends Omit<ServerStats, 'rss' | 'heap'> {
  /** Every entity by every rule, from stored facts to stored verdicts. */
  ms: number;
  byHand: HandWritten;
}

export async function measureEvaluation(options: {
  world: WorldOptions;
  database: BenchDatabase;
}): Promise<Evaluated> {
  const { world, database } = options;
  const definitions = new DefinitionFolder();
  const started: OursOptions = {
    world,
    database: database.config,
    definitions: definitions.path,
  };
  const server = await ServerProcess.start(
    require.resolve('./oursServer'),
    started,
  );
  const synchronize = async () =>
    server.run<number>('task', { id: 'synchronize' });
  try {
    // The facts are there before there is any rule.
    await synchronize();
    definitions.write(world);
    const { statements, cpuMs, blockedMs, peakRss } = await server.measure(
      synchronize,
    );
    const { jobs } = await server.client.json<{
      jobs: Array<{ id: string; startedAt: string; finishedAt: string }>;
    }>('/api/scorecards/health');
    const job = jobs.find(({ id }) => id === 'reevaluate');
    const byHand = await server.run<HandWritten>('byHand');
    return {
      ms: job ? Date.parse(job.finishedAt) - Date.parse(job.startedAt) : NaN,
      statements,
      cpuMs,
      blockedMs,
      peakRss,
      byHand,
    };
  } finally {
    await server.stop();
    definitions.remove();
  }
}
