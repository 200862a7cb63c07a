import {
  GateFact,
  FactForEvaluation,
  gateSchema,
  ScorecardsClient,
} from '@guildhall/plugin-scorecards-common';
import { entitySchema } from '../entity/entitySchema';
import { UnansweredError } from '../errors';
import { askPortal, Portal } from '../portal';
import { compile } from './compile';
import { Rulebook } from './types';

const WITHOUT_TOKEN = `Run this step only where the secret is there, or with --rules and a folder of
definitions that the pipeline can read.`;

/**
 * The rules that are in force in a portal, and what it knows of the entity,
 * with the rights of the token.
 *
 * @throws UnansweredError whenever they cannot be had.
 */
export async function rulesFromPortal(
  options: Portal & { entityRef: string },
): Promise<Rulebook> {
  const { portal, entityRef } = options;
  const gate = await askPortal(
    options,
    WITHOUT_TOKEN,
    async (fetchApi, request) => {
      const client = new ScorecardsClient({ fetchApi });
      return gateSchema.parse(await client.gate.get({ entityRef }, request));
    },
  );
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

function toFact(fact: GateFact): FactForEvaluation {
  const toDate = (time?: string) => (time ? new Date(time) : undefined);
  return {
    ...fact,
    observedAt: new Date(fact.observedAt),
    staleAt: toDate(fact.staleAt),
    validUntil: toDate(fact.validUntil),
  };
}
