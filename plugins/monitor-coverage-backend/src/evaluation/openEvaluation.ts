import {
  Requirements,
  requirementsOf,
} from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { CoverageStore } from '../database/CoverageStore';
import { Decision, DecisionStore } from '../database/DecisionStore';
import { MonitorStore, StoredMonitor } from '../database/MonitorStore';
import { ProviderStore } from '../database/ProviderStore';
import { SilenceStore } from '../database/SilenceStore';
import { StateStore } from '../database/StateStore';
import { WatchStore } from '../database/WatchStore';
import { Definitions } from '../definitions/Definitions';
import { DrillStore } from '../drills/DrillStore';
import { ExemptionStore } from '../waivers/ExemptionStore';
import { CatalogSnapshot, CatalogSnapshots } from './CatalogSnapshots';
import { FailingProvider, listFailing } from './listFailing';
import { CatalogPart } from './loadCatalog';
import { MatchedPart, MonitorPass } from './MonitorPass';
import { Overlays } from './Overlays';
import { EvaluationSettings } from './readSettings';
import { createOwnerOf } from './receivers';

/** What evaluations read and write. */
export interface EvaluationDependencies {
  catalogs: CatalogSnapshots;
  coverage: CoverageStore;
  decisions: DecisionStore;
  definitions: Definitions;
  drills: DrillStore;
  exemptions: ExemptionStore;
  monitors: MonitorStore;
  providers: MonitorProvider[];
  providerStore: ProviderStore;
  settings: EvaluationSettings;
  silences: SilenceStore;
  state: StateStore;
  watches: WatchStore;
}

/**
 * How often an evaluation begins again, each time because somebody else changed
 * something; more than this is not chance.
 */
export const MAX_ATTEMPTS = 20;

/** What counts for all parts and monitors of one evaluation. */
export interface OpenEvaluation {
  failing: FailingProvider[];
  /** Undefined where no policy is about the part. */
  requirementsOf(part: CatalogPart): Requirements | undefined;
  /** Begins to look at monitors, for some parts. */
  openPass(options: {
    decisions: Decision[];
    parts: ReadonlyMap<string, MatchedPart>;
  }): MonitorPass;
  /** A monitor with what people say of it. */
  overMonitor(monitor: StoredMonitor): StoredMonitor;
}

/** Reads what people and providers say, as it is now. */
export async function openEvaluation(
  dependencies: EvaluationDependencies,
  catalog: CatalogSnapshot,
  now: Date,
): Promise<OpenEvaluation> {
  const { definitions, providers, providerStore, settings } = dependencies;
  const { policies } = await definitions.get();
  const overlays = await Overlays.load({ ...dependencies, now });
  const failing = listFailing(providers, await providerStore.list());
  const silences = await dependencies.silences.list();
  return {
    failing,
    requirementsOf: ({ entity }) =>
      overlays.overRequirements(requirementsOf(policies, entity, now), entity),
    openPass: options =>
      new MonitorPass({
        ...options,
        assess: {
          now,
          ownerOf: createOwnerOf(settings.receivers, catalog.groups),
          provenFor: settings.provenFor,
          silencedLong: settings.thresholds.silencedLong,
        },
        failing: new Set(failing.map(({ id }) => id)),
        index: catalog.index,
        silences,
        thresholds: settings.thresholds,
      }),
    overMonitor: monitor => overlays.overMonitor(monitor),
  };
}
