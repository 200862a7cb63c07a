import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { BrokenCircuitError, TaskCancelledError } from 'cockatiel';
import type { z } from 'zod';
import { about } from '../about.ts';
import type { DependencySettings } from '../config/config.ts';
import type { Metrics } from '../metrics.ts';
import { DependencyError } from './dependency-error.ts';
import { createPolicies, type Patience, patience } from './policies.ts';

/** What to ask. A path starts with a slash; what comes from users is URL-encoded in it. */
export interface ClientRequest<T> {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE' | 'POST' | 'PATCH';
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** What the answer must look like; of no content, it gets `undefined`. */
  answer: z.ZodType<T>;
}

/** Calls one dependency. */
export interface Client {
  /** @throws DependencyError, whatever goes wrong */
  request<T>(request: ClientRequest<T>): Promise<T>;
}

const tracer = trace.getTracer(about.name);

/** A client with a timeout, bounded retries and a breaker, and a span and a metric per call. */
export function createClient(
  name: string,
  settings: DependencySettings,
  metrics: Metrics,
  limits: Patience = patience,
): Client {
  const policyFor = createPolicies(limits, open =>
    metrics.breakerOpen.set({ dependency: name }, open ? 1 : 0),
  );

  return {
    async request(request) {
      const stopTimer = metrics.callDuration.startTimer({
        dependency: name,
        method: request.method,
      });
      const span = tracer.startSpan(`${request.method} ${name}`, { kind: SpanKind.CLIENT });
      let outcome = 'ok';
      try {
        return await context.with(trace.setSpan(context.active(), span), () =>
          policyFor(request.method).execute(({ signal }) => send(name, settings, request, signal)),
        );
      } catch (cause) {
        const error = explain(name, cause);
        outcome = error.problem;
        span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
        throw error;
      } finally {
        stopTimer({ outcome });
        span.end();
      }
    },
  };
}

async function send<T>(
  name: string,
  settings: DependencySettings,
  request: ClientRequest<T>,
  signal: AbortSignal,
): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  propagation.inject(context.active(), headers);
  if (settings.token) {
    headers.authorization = `Bearer ${settings.token}`;
  }
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json';
  }
  const response = await fetch(settings.url.replace(/\/$/, '') + request.path, {
    method: request.method,
    headers,
    body: JSON.stringify(request.body),
    signal,
  });
  const text = await response.text();
  if (!response.ok) {
    const theirs = response.status >= 500 || response.status === 429;
    throw new DependencyError(name, theirs ? 'failed' : 'refused', response.status);
  }
  const answer = request.answer.safeParse(parse(text));
  if (!answer.success) {
    throw new DependencyError(name, 'misunderstood', response.status);
  }
  return answer.data;
}

/** What is not JSON is handed on as text, for the schema to judge. */
function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}

function explain(name: string, cause: unknown): DependencyError {
  if (cause instanceof DependencyError) {
    return cause;
  }
  if (cause instanceof BrokenCircuitError) {
    return new DependencyError(name, 'left-alone');
  }
  return new DependencyError(name, cause instanceof TaskCancelledError ? 'slow' : 'unreachable');
}
