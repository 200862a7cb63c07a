import { engines, Engine, withDatabase } from '../lib/databases';
import {
  formatBytes,
  formatCount,
  formatMs,
  formatRatio,
  formatSpread,
} from '../lib/format';
import { Report } from '../lib/Report';
import { measureMonitorCoverage, MonitorCoverageResult } from './measure';

/** How much is measured. */
export interface MonitorCoverageBenchOptions {
  /** The largest last; each twice the one before. */
  parts: number[];
  engines: readonly Engine[];
  rounds: number;
  calls: number;
}

export function monitorCoverageOptions(
  quick: boolean,
): MonitorCoverageBenchOptions {
  return quick
    ? { parts: [100, 200], engines, rounds: 3, calls: 20 }
    : { parts: [1_250, 2_500, 5_000], engines, rounds: 20, calls: 100 };
}

/** Refreshes, pages and memory with many parts, rules and servers. */
export async function benchMonitorCoverage(
  report: Report,
  options: MonitorCoverageBenchOptions,
): Promise<void> {
  const { rounds, calls, parts: sizes } = options;
  for (const engine of options.engines) {
    report.heading(`Monitor coverage, ${engine}`);
    const results: MonitorCoverageResult[] = [];
    for (const parts of sizes) {
      const isLast = parts === sizes[sizes.length - 1];
      results.push(
        await withDatabase(engine, database =>
          measureMonitorCoverage({
            parts,
            database,
            calls,
            readers: 10,
            rounds: isLast ? rounds : Math.min(rounds, 5),
            withPages: isLast,
          }),
        ),
      );
    }
    const [smallest] = results;
    report.table(
      'Refresh',
      results.map(result => ({
        parts: formatCount(result.parts),
        rules: formatCount(result.rules),
        servers: formatCount(result.servers),
        'first round': `${formatMs(result.firstMs)} (${formatRatio(
          result.firstMs,
          smallest.firstMs,
        )})`,
        'later rounds (min / median / max)': `${formatSpread(
          result.later,
        )} (${formatRatio(result.later.median, smallest.later.median)})`,
        'later to first': formatRatio(result.later.median, result.firstMs),
        'one server changed': formatMs(result.changedMs),
        'event loop blocked': formatMs(result.laterBlockedMs),
        'a match decision': formatSpread(result.decision),
        'its statements': formatCount(result.decisionStatements),
        'blocked by it': formatMs(result.decisionBlockedMs),
      })),
    );
    const largest = results[results.length - 1];
    report.table(
      `Requests in one round of ${largest.servers} servers`,
      [...largest.requests].map(([what, count]) => ({
        what,
        requests: formatCount(count),
        'of each server': String(count / largest.servers),
      })),
    );
    report.table(
      `Pages with ${formatCount(largest.parts)} parts and ${formatCount(
        largest.rules,
      )} rules`,
      largest.pages.map(page => ({
        path: page.path,
        'alone (min / median / max)': formatSpread(page.alone),
        'alone p95': formatMs(page.alone.p95),
        '10 readers p50': formatMs(page.loaded.median),
        '10 readers p95': formatMs(page.loaded.p95),
        statements: formatCount(page.statements),
        'event loop blocked': formatMs(page.blockedMs),
      })),
    );
    report.table(
      'Memory after rounds',
      largest.memory.map(({ round, rss, heap }) => ({
        round: String(round),
        resident: formatBytes(rss),
        'heap after collection': formatBytes(heap),
      })),
    );
  }
}
