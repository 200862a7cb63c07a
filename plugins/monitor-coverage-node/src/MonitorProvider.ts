import { MonitorSnapshot } from '@guildhall/plugin-monitor-coverage-common';

/**
 * Somewhere that monitors are: a Prometheus server, a folder of rule files, a
 * vendor's account.
 *
 * @remarks
 *
 * A provider only reads and translates. It answers everything that it has each
 * time it is asked, and rejects when it cannot: the backend then keeps what it
 * answered last, and shows what depends on it as unknown. It never leaves out
 * what it could not read as if it were not there.
 *
 * @public
 */
export interface MonitorProvider {
  /** Unique in the portal and stable: `prometheus:eu-1`. */
  readonly id: string;
  /** What it is, such as `prometheus`. */
  readonly type: string;
  /** For people: `Production, Frankfurt`. */
  readonly title: string;
  /** Reads all monitors. Called about once a minute, from one replica only. */
  read(options: { signal: AbortSignal }): Promise<MonitorSnapshot>;
}
