import { toError } from '@backstage/errors';
import {
  Gate,
  GateFact,
  FactForEvaluation,
  gateSchema,
  ScorecardsClient,
} from '@guildhall/plugin-scorecards-common';
import { z } from 'zod';
import { entitySchema } from '../entity/entitySchema';
import { UnansweredError } from '../errors';
import { compile } from './compile';
import { Rulebook } from './types';

const PATIENCE_MS = 30_000;

const NO_TOKEN = `There is no token: GUILDHALL_TOKEN is empty.
A pipeline that runs for a fork, or for a change from outside, gets no secrets.
Run this step only where the secret is there, or with --rules and a folder of
definitions that the pipeline can read.`;

/**
 * The rules that are in force in a portal, and what it knows of the entity,
 * with the rights of the token.
 *
 * @throws UnansweredError whenever they cannot be had.
 */
export async function rulesFromPortal(options: {
  portal: string;
  token: string | undefined;
  entityRef: string;
}): Promise<Rulebook> {
  const { portal, token, entityRef } = options;
  if (token === undefined) {
    throw new UnansweredError(NO_TOKEN);
  }
  const gate = await ask(portal, token, entityRef);
  const { definitions, fatal } = compile(
    gate.definitions.map(document => ({
      text: JSON.stringify(document),
      location: `${document.kind} ${document.id}`,
    })),
    [],
  );
  if (fatal.length > 0) {
    throw new UnansweredError(
      `This version of guildhall-check does not understand the rules of ${portal}; use a newer one:\n${fatal.join(
        '\n',
      )}`,
    );
  }
  return {
    definitions,
    portal,
    known: gate.known && {
      entity: entitySchema.parse(gate.known.entity),
      facts: Object.fromEntries(
        gate.known.facts.map(fact => [fact.source, toFact(fact)]),
      ),
      exempted: new Set(gate.known.exempted),
    },
  };
}

async function ask(
  portal: string,
  token: string,
  entityRef: string,
): Promise<Gate> {
  const client = new ScorecardsClient({
    fetchApi: {
      fetch: (address, init) =>
        fetch(String(address).replace('plugin://', `${portal}/api/`), {
          ...init,
          headers: { ...init?.headers, Authorization: `Bearer ${token}` },
        }),
    },
  });
  try {
    return gateSchema.parse(
      await client.gate.get(
        { entityRef },
        { signal: AbortSignal.timeout(PATIENCE_MS) },
      ),
    );
  } catch (error) {
    throw new UnansweredError(
      `The portal ${portal} cannot be asked: ${toReason(error)}`,
    );
  }
}

function toReason(error: unknown): string {
  if (error instanceof z.ZodError) {
    return `its answer is not that of a Guildhall portal: ${z.prettifyError(
      error,
    )}`;
  }
  const { message, cause } = toError(error);
  return cause === undefined
    ? message
    : `${message}: ${toError(cause).message}`;
}

function toFact(fact: GateFact): FactForEvaluation {
  const toDate = (time?: string) => (time ? new Date(time) : undefined);
  return {
    ...fact,
    observedAt: new Date(fact.observedAt),
    staleAt: toDate(fact.staleAt),
    validUntil: toDate(fact.validUntil),
  };
}
