import { Monitor, MonitorRef } from '@guildhall/plugin-monitor-coverage-common';

/** A monitor as it stands in lists. */
export function toMonitorRef(provider: string, monitor: Monitor): MonitorRef {
  const { id, name, origin } = monitor;
  return { provider, id, name, origin };
}
