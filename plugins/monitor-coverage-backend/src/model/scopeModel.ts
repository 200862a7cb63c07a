import {
  Cell,
  weakestLink,
  WeakestLink,
} from '@guildhall/plugin-monitor-coverage-common';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import { PartReports } from '../database/reports/PartReports';
import { CoverageModel, ModelPart } from './CoverageModel';

/** As much of a model as a caller may see. */
export interface ScopedModel extends CoverageModel {
  /** Whether the caller sees everything, so that answers are everybody's. */
  isWhole: boolean;
}

/** Leaves out what the caller may not read; the graph stays as it is. */
export async function scopeModel(
  model: CoverageModel,
  access: EntityAccess,
  reports: PartReports,
): Promise<ScopedModel> {
  const readable = await reports.listReadable({ access });
  if (!readable) {
    return { ...model, isWhole: true };
  }
  const only = <T>(map: ReadonlyMap<string, T>) =>
    new Map([...map].filter(([ref]) => readable.has(ref)));
  return {
    ...model,
    parts: only<ModelPart>(model.parts),
    cells: only<Cell[]>(model.cells),
    titles: only<string>(model.titles),
    isWhole: false,
  };
}

/** The weakest link of all that some parts need, with its name. */
export function findWeakest(
  model: CoverageModel,
  refs: string[],
): WeakestLink | undefined {
  const { cells, danger, graph, parts } = model;
  const weakest = weakestLink(graph, refs, cells, danger);
  return (
    weakest && {
      ...weakest,
      title: parts.get(weakest.entityRef)?.title ?? weakest.entityRef,
    }
  );
}
