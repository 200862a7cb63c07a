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
    let smallest: MonitorCoverageResult | undefined;
    for (const parts of sizes) {
      const isLast = parts === sizes[sizes.length - 1];
      const result = await withDatabase(engine, database =>
        measureMonitorCoverage({
          parts,
          database,
          calls,
          readers: 20,
          rounds: isLast ? rounds : Math.min(rounds, 5),
          withPages: isLast,
        }),
      );
      smallest ??= result;
      reportRefresh(report, result, smallest);
      if (isLast) {
        reportPages(report, result);
      }
    }
  }
}

function reportRefresh(
  report: Report,
  result: MonitorCoverageResult,
  smallest: MonitorCoverageResult,
): void {
  const what = `${formatCount(result.parts)} parts, ${formatCount(
    result.rules,
  )} rules, ${formatCount(result.servers)} servers`;
  report.table(`Refresh: ${what}`, [
    {
      'first round': `${formatMs(result.firstMs)} (${formatRatio(
        result.firstMs,
        smallest.firstMs,
      )})`,
      'later rounds (min / median / max)': `${formatSpread(
        result.later,
      )} (${formatRatio(result.later.median, smallest.later.median)})`,
      'one server changed': formatMs(result.changedMs),
      'event loop blocked': formatMs(result.laterBlockedMs),
      'a match decision': formatSpread(result.decision),
      'its statements': formatCount(result.decisionStatements),
      'blocked by it': formatMs(result.decisionBlockedMs),
    },
  ]);
  report.table(
    `Requests in one round: ${what}`,
    [...result.requests].map(([request, count]) => ({
      what: request,
      requests: formatCount(count),
      'of each server': String(count / result.servers),
    })),
  );
  report.table(
    `Memory after rounds: ${what}`,
    result.memory.map(({ round, rss, heap }) => ({
      round: String(round),
      resident: formatBytes(rss),
      'heap after collection': formatBytes(heap),
    })),
  );
}

function reportPages(report: Report, result: MonitorCoverageResult): void {
  report.table(
    `Pages with ${formatCount(result.parts)} parts and ${formatCount(
      result.rules,
    )} rules`,
    result.pages.map(page => ({
      path: page.path,
      'alone (min / median / max)': formatSpread(page.alone),
      'alone p95': formatMs(page.alone.p95),
      '20 readers p50': formatMs(page.loaded.median),
      '20 readers p95': formatMs(page.loaded.p95),
      statements: formatCount(page.statements),
      'event loop blocked': formatMs(page.blockedMs),
    })),
  );
}
