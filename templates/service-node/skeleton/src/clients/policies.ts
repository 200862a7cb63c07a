import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { DependencyError } from './dependency-error.ts';

/** How patient a client is. */
export interface Patience {
  /** For each attempt. */
  timeoutMs: number;
  /** Attempts after the first. */
  retries: number;
  /** Failures in a row after which a dependency is left alone. */
  failures: number;
  leaveAloneMs: number;
}

export const patience: Patience = {
  timeoutMs: 2_000,
  retries: 2,
  failures: 5,
  leaveAloneMs: 10_000,
};

/** Sent twice, these do the same as sent once (RFC 9110). The others are never sent again. */
const IDEMPOTENT = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** The policy to send a request with, by its method; all of them share one breaker. */
export function createPolicies(limits: Patience, onBreaker: (open: boolean) => void) {
  const breaker = circuitBreaker(handleWhen(isTheirFault), {
    breaker: new ConsecutiveBreaker(limits.failures),
    halfOpenAfter: limits.leaveAloneMs,
  });
  breaker.onStateChange(state => onBreaker(state === CircuitState.Open));
  onBreaker(false);

  const once = wrap(breaker, timeout(limits.timeoutMs, TimeoutStrategy.Aggressive));
  const again = retry(handleWhen(isWorthRetrying), {
    maxAttempts: limits.retries,
    backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 500 }),
  });
  const repeated = wrap(again, once);

  return (method: string) => (IDEMPOTENT.has(method) ? repeated : once);
}

function isTheirFault(error: unknown) {
  return !(error instanceof DependencyError && error.problem === 'refused');
}

function isWorthRetrying(error: unknown) {
  return isTheirFault(error) && !(error instanceof BrokenCircuitError);
}
