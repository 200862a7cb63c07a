import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import { validateFactValue } from '@guildhall/plugin-scorecards-common';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { z } from 'zod';

const DEFAULT_TIMEOUT_MS = 60_000;

/** What came of one entity: a value that fits the schema, or an error. */
export type Collected =
  | { entityRef: string; value: JsonObject }
  | { entityRef: string; error: string };

const collectedSchema = z.array(
  z.union([
    z.object({ entityRef: z.string(), error: z.string() }),
    z.object({ entityRef: z.string(), value: z.unknown() }),
  ]),
);

interface CollectOptions {
  collector: FactCollector;
  entities: Entity[];
  logger: LoggerService;
  signal: AbortSignal;
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
  const { collector, entities, signal } = options;
  try {
    return toCollected(collector, entities, await callCollector(options));
  } catch (error) {
    signal.throwIfAborted();
    if (entities.length === 1) {
      return [
        { entityRef: stringifyEntityRef(entities[0]), error: toText(error) },
      ];
    }
  }
  const collected: Collected[] = [];
  for (const entity of entities) {
    collected.push(...(await collectBatch({ ...options, entities: [entity] })));
  }
  return collected;
}

async function callCollector(options: CollectOptions): Promise<unknown> {
  const { collector, entities, logger, refresh } = options;
  const timeoutMs = collector.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout]);
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
  collector: FactCollector,
  entities: Entity[],
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
      const validation = validateFactValue(collector.source, item.value);
      return validation.ok
        ? { entityRef: item.entityRef, value: validation.value }
        : {
            entityRef: item.entityRef,
            error: validation.problems
              .map(problem => problem.message)
              .join('; '),
          };
    });
}

function toText(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `the collector's answer is not a list of facts: ${z.prettifyError(
      error,
    )}`;
  }
  return error instanceof Error ? error.message : String(error);
}
