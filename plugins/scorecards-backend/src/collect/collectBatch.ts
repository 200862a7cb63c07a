import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { validateFactValue } from '@guildhall/plugin-scorecards-common';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import limiterFactory from 'p-limit';
import { z } from 'zod';

const DEFAULT_TIMEOUT_MS = 60_000;

/** How long a person waits. */
const PATIENCE_MS = 60_000;

/** Entities that are tried alone at once, so that a batch that hangs ends. */
const ALONE_AT_ONCE = 10;

/** What came of one entity: a value that fits the schema, or an error. */
export type Collected =
  | { entityRef: string; value: JsonObject }
  | { entityRef: string; error: string };

const entityRefSchema = z
  .string()
  .transform(ref => ref.toLocaleLowerCase('en-US'));

const collectedSchema = z.array(
  z.union([
    z.object({ entityRef: entityRefSchema, error: z.string() }),
    z.object({ entityRef: entityRefSchema, value: z.unknown() }),
  ]),
);

interface CollectOptions {
  collector: FactCollector;
  entities: Entity[];
  logger: LoggerService;
  signal: AbortSignal;
  /** Set when a person waits for the answer. */
  refresh: boolean;
}

/**
 * Calls a collector, and keeps what is wrong with one entity from costing the
 * others: when a batch throws, takes too long or answers garbage, each of its
 * entities is tried alone.
 */
export async function collectBatch(
  options: CollectOptions,
): Promise<Collected[]> {
  const { entities, signal } = options;
  try {
    return toCollected(options, await callCollector(options));
  } catch (error) {
    signal.throwIfAborted();
    if (entities.length === 1) {
      return [
        { entityRef: stringifyEntityRef(entities[0]), error: toText(error) },
      ];
    }
  }
  const limit = limiterFactory(ALONE_AT_ONCE);
  const alone = entities.map(entity =>
    limit(() => collectBatch({ ...options, entities: [entity] })),
  );
  return (await Promise.all(alone)).flat();
}

async function callCollector(options: CollectOptions): Promise<unknown> {
  const { collector, entities, logger, refresh } = options;
  const timeoutMs = Math.min(
    collector.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    refresh ? PATIENCE_MS : Infinity,
  );
  const signal = AbortSignal.any([
    options.signal,
    AbortSignal.timeout(timeoutMs),
  ]);
  signal.throwIfAborted();
  return Promise.race([
    collector.collect(entities, { logger, signal, refresh }),
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () =>
        reject(new Error(`gave no answer within ${timeoutMs / 1_000} s`)),
      );
    }),
  ]);
}

function toCollected(
  { collector, entities }: CollectOptions,
  answer: unknown,
): Collected[] {
  const asked = new Set(entities.map(entity => stringifyEntityRef(entity)));
  return collectedSchema
    .parse(answer)
    .filter(({ entityRef }) => asked.has(entityRef))
    .map(item => {
      if ('error' in item) {
        return item;
      }
      const { entityRef } = item;
      const validation = validateFactValue(collector.source, item.value);
      return validation.ok
        ? { entityRef, value: validation.value }
        : {
            entityRef,
            error: validation.problems.map(({ message }) => message).join('; '),
          };
    });
}

function toText(error: unknown): string {
  return error instanceof z.ZodError
    ? `the collector's answer is not a list of facts: ${z.prettifyError(error)}`
    : toError(error).message;
}
