import { requirementsOf } from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import {
  Coverage,
  CoverageStore,
  StoredCoverage,
} from '../database/CoverageStore';
import { DecisionStore } from '../database/DecisionStore';
import { MonitorStore } from '../database/MonitorStore';
import { ProviderStore } from '../database/ProviderStore';
import { SilenceStore } from '../database/SilenceStore';
import { CoverageState, StateStore } from '../database/StateStore';
import { WatchStore } from '../database/WatchStore';
import { Definitions } from '../definitions/Definitions';
import { DrillStore } from '../drills/DrillStore';
import { ExemptionStore } from '../waivers/ExemptionStore';
import { assessParts } from './assessParts';
import { CatalogSnapshots } from './CatalogSnapshots';
import { diffCoverage } from './diffCoverage';
import { listFailing } from './listFailing';
import { MonitorPass } from './MonitorPass';
import { Overlays } from './Overlays';
import { EvaluationSettings } from './readSettings';
import { createOwnerOf } from './receivers';

/** Each time somebody else changed something; more than this is not chance. */
const MAX_ATTEMPTS = 20;

/** A monitor, and a part that it may watch. */
export interface MonitorOfPart {
  entityRef: string;
  provider: string;
  monitorId: string;
}

/**
 * Computes what follows for one part when somebody said something about one
 * monitor. What other monitors say of the part stays as it was found last, and
 * all other parts stay as they are.
 */
export class PartEvaluator {
  constructor(
    private readonly options: {
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
    },
  ) {}

  /**
   * Where others keep changing things, it is left to the next round: what was
   * said is kept, and it would be misleading to refuse it.
   */
  async evaluate(changed: MonitorOfPart, now: Date): Promise<void> {
    const { catalogs, coverage, state } = this.options;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const basis = await state.get();
      const { byRef } = await catalogs.get(basis.catalogRevision);
      const part = byRef.get(changed.entityRef);
      if (!part) {
        return;
      }
      const before = await coverage.readPart(part.id);
      const after = await this.#compute(changed, before, basis, now);
      const changes = diffCoverage(before, after, now);
      if (
        await state.writePartAt(basis.revision, tx =>
          coverage.write(tx, changes),
        )
      ) {
        return;
      }
    }
  }

  async #compute(
    { entityRef, provider, monitorId }: MonitorOfPart,
    before: StoredCoverage,
    { catalogRevision, evaluatedAt }: CoverageState,
    now: Date,
  ): Promise<Coverage> {
    const { catalogs, decisions, monitors, settings } = this.options;
    const { silences, watches } = this.options;
    const { policies } = await this.options.definitions.get();
    const catalog = await catalogs.get(catalogRevision);
    const part = catalog.byRef.get(entityRef);
    if (!part) {
      return { parts: [], cells: [], matches: [], findings: [], owners: [] };
    }
    const overlays = await Overlays.load({ ...this.options, now });
    const failing = listFailing(
      this.options.providers,
      await this.options.providerStore.list(),
    );
    const failingIds = new Set(failing.map(({ id }) => id));
    const requirements = overlays.overRequirements(
      requirementsOf(policies, part.entity, now),
      part.entity,
    );
    const pass = new MonitorPass({
      assess: {
        now,
        ownerOf: createOwnerOf(settings.receivers, catalog.groups),
        provenFor: settings.provenFor,
        silencedLong: settings.thresholds.silencedLong,
      },
      decisions: await decisions.listInForce(entityRef),
      failing: failingIds,
      index: catalog.index,
      parts: new Map([
        [entityRef, { id: part.id, signals: requirements?.signals ?? [] }],
      ]),
      silences: await silences.list(),
      thresholds: settings.thresholds,
    });
    const monitor = await monitors.find(provider, monitorId);
    if (monitor) {
      pass.add(overlays.overMonitor(monitor));
    }
    const others = before.matches.filter(
      match => match.monitor !== monitor?.key,
    );
    const providers = await monitors.listProviders(
      others.map(match => match.monitor),
    );
    for (const { entity_id, signal, rung, reason, monitor: key } of others) {
      if (!failingIds.has(providers.get(key) ?? '')) {
        pass.note(entity_id, signal, { rung, reason });
      }
    }
    return {
      ...assessParts(requirements ? [{ part, requirements }] : [], {
        before,
        evaluatedAt,
        endangers: catalog.endangers,
        failing,
        members: catalog.members,
        now,
        pass,
        watches: await watches.listLast(entityRef),
      }),
      matches: [...others.map(({ id: _, ...match }) => match), ...pass.matches],
      findings: [],
      owners: [],
    };
  }
}
