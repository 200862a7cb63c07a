import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { RollUp } from '@guildhall/plugin-monitor-coverage-common';
import { PartReports } from '../database/reports/PartReports';
import { noCells } from '../database/reports/SummaryReports';
import {
  countGaps,
  CoverageModel,
  CoverageModels,
  ModelPart,
} from '../model/CoverageModel';
import { findWeakest, scopeModel } from '../model/scopeModel';

type Dimension = 'system' | 'domain' | 'owner';

/** Systems and domains by the weakest link of all that they need, owners by that of their own parts. */
export class RollUpService {
  /** What those see who see everything, until something changes. */
  readonly #whole = new Map<Dimension, { revision: number; items: RollUp[] }>();

  constructor(
    private readonly options: { models: CoverageModels; parts: PartReports },
  ) {}

  async list(
    by: Dimension,
    access: EntityAccess,
  ): Promise<{ items: RollUp[] }> {
    const { models, parts } = this.options;
    const model = await scopeModel(await models.get(), access, parts);
    if (!model.isWhole) {
      return { items: rollUp(model, by) };
    }
    const known = this.#whole.get(by);
    if (known?.revision === model.revision) {
      return { items: known.items };
    }
    const items = rollUp(model, by);
    this.#whole.set(by, { revision: model.revision, items });
    return { items };
  }
}

function rollUp(model: CoverageModel, by: Dimension): RollUp[] {
  // An owner mends what is theirs: what that needs of others is for others.
  const linked: CoverageModel =
    by === 'owner'
      ? { ...model, graph: { ...model.graph, needs: new Map() } }
      : model;
  const groups = new Map<string, ModelPart[]>();
  for (const [ref] of model.cells) {
    const part = model.parts.get(ref);
    const group = part?.[by];
    if (part && group) {
      groups.set(group, [...(groups.get(group) ?? []), part]);
    }
  }
  return [...groups]
    .map(([entityRef, parts]) => {
      const cells = parts.flatMap(
        part => model.cells.get(part.entityRef) ?? [],
      );
      const counts = noCells();
      for (const { rung } of cells) {
        counts[rung] += 1;
      }
      return {
        entityRef,
        title: model.titles.get(entityRef) ?? entityRef,
        parts: parts.length,
        gaps: countGaps(cells),
        cells: counts,
        weakest: findWeakest(
          linked,
          parts.map(part => part.entityRef),
        ),
      };
    })
    .sort((a, b) => b.gaps - a.gaps || (a.entityRef < b.entityRef ? -1 : 1));
}
