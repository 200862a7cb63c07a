import { toError } from '@backstage/errors';
import {
  EntityProjection,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';
import {
  definitionApiVersion,
  Gate,
  gateSchema,
} from '@guildhall/plugin-scorecards-common';
import { FactStore } from '../database/FactStore';
import { ReadScope } from '../database/reports/scope';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { RuleSet } from '../definitions/RuleSet';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { toFactsForEvaluation } from '../pipeline/toFactsForEvaluation';
import { EntityFinder } from '../service/EntityFinder';

/** Gives programs outside what they need to judge an entity by themselves. */
export class GateService {
  constructor(
    private readonly options: {
      exemptions: ExemptionsInForce;
      facts: FactStore;
      finder: EntityFinder;
      projection: EntityProjection;
      registry: RuleRegistry;
    },
  ) {}

  async get(entityRef: string, scope: ReadScope): Promise<Gate> {
    const rules = await this.options.registry.get();
    return {
      definitions: toDocuments(rules),
      known: await this.#getKnown(rules, entityRef, scope),
    };
  }

  async #getKnown(
    rules: RuleSet,
    entityRef: string,
    scope: ReadScope,
  ): Promise<Gate['known']> {
    const { exemptions, facts, projection } = this.options;
    const id = await this.#find(entityRef, scope);
    const [found] = id === undefined ? [] : await projection.getByIds([id]);
    if (!found) {
      return undefined;
    }
    const now = new Date();
    const stored = await facts.listOf(found.id);
    const marks = await exemptions.list([found.id], now);
    return gateSchema.shape.known.parse({
      entity: JSON.parse(JSON.stringify(found.entity)),
      facts: Object.entries(toFactsForEvaluation(rules, stored, now)).map(
        ([source, fact]) => ({
          ...fact,
          source,
          observedAt: toOptionalIso(fact?.observedAt),
          staleAt: toOptionalIso(fact?.staleAt),
          validUntil: toOptionalIso(fact?.validUntil),
        }),
      ),
      exempted: [...rules.checks.keys()].filter(check =>
        marks.has(found.id, check),
      ),
    });
  }

  /** A new service is asked about before the catalog has it. */
  async #find(
    entityRef: string,
    scope: ReadScope,
  ): Promise<number | undefined> {
    try {
      return (await this.options.finder.find(entityRef, scope)).id;
    } catch (error) {
      if (toError(error).name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}

function toDocuments(rules: RuleSet): Gate['definitions'] {
  const sources = [...rules.sources.values()].map(({ definition }) =>
    JSON.stringify({
      apiVersion: definitionApiVersion,
      kind: 'FactSource',
      ...definition,
    }),
  );
  // Checks of all stages, because scorecards name those too that do not count.
  const others = rules.definitions
    .filter(
      ({ kind, id }) =>
        kind === 'Check' || (kind === 'Scorecard' && rules.scorecards.has(id)),
    )
    .map(({ document }) => document);
  return [...sources, ...others].map(text => JSON.parse(text));
}
