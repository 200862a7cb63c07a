import { mockCredentials } from '@backstage/backend-test-utils';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BenchDatabase } from '../lib/databases';
import { WARM_UP } from '../lib/http';
import { Stats, summarize } from '../lib/stats';
import { ServerStats } from '../server/protocol';
import { ServerProcess } from '../server/ServerProcess';
import { MonitorCoverageOptions } from './server';
import { StandIns } from './StandIns';
import { nameOf, PARTS_PER_SERVER, POLICY, refOf } from './world';

const API = '/api/monitor-coverage';

export const pages = [
  '/summary',
  '/parts?limit=50',
  '/parts?limit=200',
  '/gaps?limit=50',
  '/hygiene?limit=50',
  '/hygiene?limit=200',
  '/roll-ups?by=owner',
  '/watches/queue?limit=50',
  '/providers',
  '/trend?days=90',
  `/parts/component/default/${nameOf(1)}`,
  `/suggestions?part=${refOf(1)}&signal=latency`,
];

/** How long a page took. */
export interface PageTimes {
  path: string;
  alone: Stats;
  loaded: Stats;
  statements: number;
  blockedMs: number;
}

/** What monitor coverage does with so many parts. */
export interface MonitorCoverageResult {
  parts: number;
  rules: number;
  servers: number;
  /** From an empty database. */
  firstMs: number;
  /** Nothing changed, and nothing is remembered that grows old. */
  later: Stats;
  laterBlockedMs: number;
  /** The rules of one server changed. */
  changedMs: number;
  /** What was asked in one round, by what. */
  requests: Map<string, number>;
  decision: Stats;
  decisionBlockedMs: number;
  decisionStatements: number;
  pages: PageTimes[];
  /** After rounds. */
  memory: Array<Pick<ServerStats, 'rss' | 'heap'> & { round: number }>;
}

export async function measureMonitorCoverage(options: {
  parts: number;
  database: BenchDatabase;
  rounds: number;
  calls: number;
  readers: number;
  withPages: boolean;
}): Promise<MonitorCoverageResult> {
  const { parts, database, rounds, calls, readers } = options;
  const folder = mkdtempSync(join(tmpdir(), 'guildhall-bench-'));
  const policy = join(folder, 'policy.yaml');
  writeFileSync(policy, POLICY);
  const standIns = await StandIns.start(Math.ceil(parts / PARTS_PER_SERVER));
  const started: MonitorCoverageOptions = {
    parts,
    database: database.config,
    policy,
    prometheus: standIns.config,
  };
  const server = await ServerProcess.start(
    require.resolve('./server'),
    started,
    mockCredentials.user.token(),
  );
  const refresh = async () => server.run<number>('task', { id: 'refresh' });
  try {
    const firstMs = await refresh();
    const memory: MonitorCoverageResult['memory'] = [];
    const note = async (round: number) => {
      const { rss, heap } = await server.run<ServerStats>('stats');
      memory.push({ round, rss, heap });
    };
    await note(1);
    await server.run('maintain');

    const later: number[] = [];
    let laterBlockedMs = 0;
    let requests = new Map<string, number>();
    for (let round = 2; round <= rounds; round++) {
      standIns.requests.clear();
      const measured = await server.measure(refresh);
      later.push(measured.result);
      laterBlockedMs = Math.max(laterBlockedMs, measured.blockedMs);
      requests = new Map(standIns.requests);
      if (round % 5 === 0 || round === rounds) {
        memory.push({ round, rss: measured.rss, heap: measured.heap });
      }
    }
    standIns.change(1);
    const changedMs = await refresh();
    const decision = await server.measure(() => decide(server, calls / 5));
    const pageTimes: PageTimes[] = [];
    for (const path of options.withPages ? pages : []) {
      const alone = await server.measure(() =>
        server.client.times(`${API}${path}`, calls),
      );
      const loaded = await server.client.load([`${API}${path}`], {
        readers,
        calls: calls * 2,
      });
      pageTimes.push({
        path,
        alone: summarize(alone.result),
        loaded: summarize(loaded),
        // The first ones are not in the times.
        statements: alone.statements / (calls + WARM_UP),
        blockedMs: alone.blockedMs,
      });
    }
    return {
      parts,
      rules: parts * 4,
      servers: standIns.count,
      firstMs,
      later: summarize(later),
      laterBlockedMs,
      changedMs,
      requests,
      decision: summarize(decision.result),
      decisionBlockedMs: decision.blockedMs,
      decisionStatements: decision.statements / decision.result.length,
      pages: pageTimes,
      memory,
    };
  } finally {
    await server.stop();
    await standIns.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Confirms what was found, and takes it back again. */
async function decide(server: ServerProcess, count: number): Promise<number[]> {
  const { client } = server;
  const times: number[] = [];
  for (let call = 0; call < count; call++) {
    // Of services whose rules name them.
    const part = 1 + 4 * (call % 10);
    const { matches } = await client.json<{
      matches: Array<{
        monitor: { id: string; provider: string };
        signal: string;
      }>;
    }>(`${API}/parts/component/default/${nameOf(part)}`);
    const [{ monitor, signal }] = matches;
    for (const decision of ['reject', 'withdraw']) {
      const { ms } = await client.call(`${API}/matches`, {
        method: 'POST',
        body: {
          provider: monitor.provider,
          monitor: monitor.id,
          entityRef: refOf(part),
          signal,
          decision,
        },
      });
      times.push(ms);
    }
  }
  return times;
}
