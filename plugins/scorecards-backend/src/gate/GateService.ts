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
import { toFactsForEvaluation } from '../pipeline/toFactsForEvaluation';
import { EntityFinder } from '../service/EntityFinder';

/** Gives programs outside what they need to judge an entity by themselves. */
export class GateService {
  constructor(
    private readonly options: {
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
    const { facts, projection } = this.options;
    const id = await this.#find(entityRef, scope);
    const [found] = id === undefined ? [] : await projection.getByIds([id]);
    if (!found) {
      return undefined;
    }
    const stored = await facts.listOf(found.id);
    return gateSchema.shape.known.parse({
      entity: JSON.parse(JSON.stringify(found.entity)),
      facts: Object.entries(
        toFactsForEvaluation(rules, stored, new Date()),
      ).map(([source, fact]) => ({
        ...fact,
        source,
        observedAt: toOptionalIso(fact?.observedAt),
        staleAt: toOptionalIso(fact?.staleAt),
        validUntil: toOptionalIso(fact?.validUntil),
      })),
      exempted: [],
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
  const toDocument = (kind: string) => (compiled: { definition: object }) =>
    JSON.parse(
      JSON.stringify({
        apiVersion: definitionApiVersion,
        kind,
        ...compiled.definition,
      }),
    );
  return [
    ...[...rules.sources.values()].map(toDocument('FactSource')),
    ...[...rules.checks.values()].map(toDocument('Check')),
    ...[...rules.scorecards.values()].map(toDocument('Scorecard')),
  ];
}
