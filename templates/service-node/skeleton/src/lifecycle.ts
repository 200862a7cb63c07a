/** What the service is doing: the probes tell it to whoever runs the service. */
export interface Lifecycle {
  phase: 'starting' | 'ready' | 'draining';
}
