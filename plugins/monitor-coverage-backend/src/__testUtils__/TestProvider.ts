import {
  Monitor,
  MonitorSnapshot,
} from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';

/** A provider that answers what a test says. */
export class TestProvider implements MonitorProvider {
  readonly type = 'test';
  readonly title: string;
  /** How often it was asked. */
  reads = 0;
  answer: MonitorProvider['read'];

  constructor(readonly id: string, monitors: Monitor[] = []) {
    this.title = `Test ${id}`;
    this.answer = async () => ({ monitors });
  }

  set(snapshot: MonitorSnapshot): void {
    this.answer = async () => snapshot;
  }

  fail(message: string): void {
    this.answer = async () => {
      throw new Error(message);
    };
  }

  async read(options: { signal: AbortSignal }): Promise<MonitorSnapshot> {
    this.reads += 1;
    return this.answer(options);
  }
}

/** A monitor of the saturation of a database: routed, and never fired. */
export function monitor(
  id: string,
  database: string,
  options: Partial<Monitor> = {},
): Monitor {
  return {
    id,
    name: id,
    origin: { title: 'rules.yaml, group databases' },
    expression: `pg_stat_activity_count{database="${database}"} > 90`,
    purpose: 'threshold',
    selectors: [{ metric: 'pg_stat_activity_count', labels: { database } }],
    signal: 'saturation',
    labels: { severity: 'page' },
    annotations: { runbook_url: 'https://runbooks.example/db' },
    series: 'live',
    receivers: [{ name: 'visits-team', notifies: true }],
    activity: { window: 2_592_000, firings: 0, closestApproach: 0.8 },
    ...options,
  };
}
