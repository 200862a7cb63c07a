import { BenchDatabase } from '../lib/databases';
import { Stats, summarize } from '../lib/stats';
import { ServerStats } from '../server/protocol';
import { ServerProcess } from '../server/ServerProcess';
import { DefinitionFolder } from './definitions';
import { HandWritten } from './handWritten';
import { OursOptions } from './oursServer';
import { WorldOptions } from './world';

/** How often each side does it, in turns. */
const ROUNDS = 3;

/** What it takes to evaluate everything, beside the least that it could take. */
export interface Evaluated extends Omit<ServerStats, 'rss' | 'heap'> {
  /** Every entity by every rule, from stored facts to stored verdicts. */
  ms: Stats;
  /** All rules over documents in memory, and one bulk write. */
  byHand: Stats;
  /** What of that the rules take. */
  rulesByHand: Stats;
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
  const readDuration = async () => {
    const { jobs } = await server.client.json<{
      jobs: Array<{ id: string; startedAt: string; finishedAt: string }>;
    }>('/api/scorecards/health');
    const job = jobs.find(({ id }) => id === 'reevaluate');
    return job ? Date.parse(job.finishedAt) - Date.parse(job.startedAt) : NaN;
  };
  try {
    definitions.write(world);
    await synchronize();
    const times: number[] = [];
    const hands: HandWritten[] = [];
    const costs: ServerStats[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await server.run('forgetVerdicts');
      costs.push(await server.measure(synchronize));
      times.push(await readDuration());
      hands.push(await server.run<HandWritten>('byHand'));
    }
    const mostOf = (pick: (cost: ServerStats) => number) =>
      Math.max(...costs.map(pick));
    return {
      ms: summarize(times),
      byHand: summarize(
        hands.map(({ evaluateMs, writeMs }) => evaluateMs + writeMs),
      ),
      rulesByHand: summarize(hands.map(({ evaluateMs }) => evaluateMs)),
      statements: mostOf(({ statements }) => statements),
      cpuMs: mostOf(({ cpuMs }) => cpuMs),
      blockedMs: mostOf(({ blockedMs }) => blockedMs),
      peakRss: mostOf(({ peakRss }) => peakRss),
    };
  } finally {
    await server.stop();
    definitions.remove();
  }
}
