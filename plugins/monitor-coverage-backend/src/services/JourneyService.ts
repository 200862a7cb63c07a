import { NotFoundError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  Journey,
  JourneyDefinition,
  JourneyDetail,
  subgraphOf,
} from '@guildhall/plugin-monitor-coverage-common';
import { PartReports } from '../database/reports/PartReports';
import { countGaps, CoverageModels, worstCell } from '../model/CoverageModel';
import { findWeakest, ScopedModel, scopeModel } from '../model/scopeModel';

/** Journeys, as good as their weakest link. */
export class JourneyService {
  constructor(
    private readonly options: { models: CoverageModels; parts: PartReports },
  ) {}

  async list(access: EntityAccess): Promise<{ items: Journey[] }> {
    const model = await this.#getModel(access);
    return { items: model.journeys.map(journey => toJourney(model, journey)) };
  }

  /** @throws NotFoundError when there is no such journey. */
  async get(name: string, access: EntityAccess): Promise<JourneyDetail> {
    const model = await this.#getModel(access);
    const journey = model.journeys.find(candidate => candidate.name === name);
    if (!journey) {
      throw new NotFoundError(`There is no journey '${name}'`);
    }
    const { nodes, edges } = subgraphOf(model.graph, partsOf(journey));
    return {
      ...toJourney(model, journey),
      steps: journey.steps.map(({ title, parts }) => ({
        title,
        parts,
        weakest: findWeakest(model, parts),
      })),
      nodes: nodes.map(entityRef => {
        const part = model.parts.get(entityRef);
        return {
          entityRef,
          title: part?.title ?? entityRef,
          kind: part?.kind ?? entityRef.split(':')[0],
          type: part?.type,
          rung: worstCell(model.cells.get(entityRef))?.rung,
          gaps: part ? countGaps(model.cells.get(entityRef)) : 0,
          readable: part !== undefined,
        };
      }),
      edges,
    };
  }

  async #getModel(access: EntityAccess): Promise<ScopedModel> {
    const { models, parts } = this.options;
    return scopeModel(await models.get(), access, parts);
  }
}

function partsOf({ steps }: JourneyDefinition): string[] {
  return [...new Set(steps.flatMap(({ parts }) => parts))];
}

function toJourney(model: ScopedModel, journey: JourneyDefinition): Journey {
  const refs = partsOf(journey);
  const { nodes } = subgraphOf(model.graph, refs);
  const readable = nodes.flatMap(ref => model.parts.get(ref) ?? []);
  return {
    name: journey.name,
    title: journey.title,
    description: journey.description,
    owner: journey.owner,
    weakest: findWeakest(model, refs),
    parts: readable.length,
    gaps: readable.reduce(
      (sum, { entityRef }) => sum + countGaps(model.cells.get(entityRef)),
      0,
    ),
  };
}
