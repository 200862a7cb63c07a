import { ConflictError } from '@backstage/errors';
import { toDate } from '@guildhall/plugin-guildhall-node';
import { requirementsOf } from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import pLimit from 'p-limit';
import { FindingRow, Keyed } from '../database/coverageRows';
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
import { assessParts, RequiredPart } from './assessParts';
import { CatalogSnapshots } from './CatalogSnapshots';
import { diffCoverage } from './diffCoverage';
import { listFailing } from './listFailing';
import { MatchedPart, MonitorPass } from './MonitorPass';
import { Overlays } from './Overlays';
import { EvaluationSettings } from './readSettings';
import { createOwnerOf } from './receivers';

/** Each time somebody else changed something; more than this is not chance. */
const MAX_ATTEMPTS = 20;

/**
 * Computes everything that follows from the catalog, the definitions, the
 * monitors and what people said, in one pass over them, and writes what is not
 * as it was. Reads outside of transactions, so that nobody waits for it; when
 * something changed meanwhile it begins again.
 */
export class Evaluator {
  readonly #limit = pLimit(1);

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
   * Evaluates everything as it is when this is called. Somebody else may do it
   * in the meantime; it is not done twice.
   */
  async evaluate(now: Date): Promise<void> {
    const asked = await this.options.state.get();
    await this.#limit(() => this.#evaluate(asked, now));
  }

  async #evaluate(asked: CoverageState, now: Date): Promise<void> {
    const { coverage, state } = this.options;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const basis = await state.get();
      if (
        basis.evaluations > asked.evaluations &&
        basis.evaluatedRevision >= asked.revision
      ) {
        return;
      }
      const before = await coverage.read();
      const after = await this.#compute(before, basis, now);
      const changes = diffCoverage(before, after, now);
      const isWritten = await state.writeAt(basis.revision, now, tx =>
        coverage.write(tx, changes),
      );
      if (isWritten) {
        return;
      }
    }
    throw new ConflictError(
      'Monitor coverage kept changing while it was evaluated; it is evaluated again in a minute',
    );
  }

  async #compute(
    before: StoredCoverage,
    { catalogRevision, evaluatedAt }: CoverageState,
    now: Date,
  ): Promise<Coverage> {
    const { catalogs, monitors, settings, silences } = this.options;
    const { policies } = await this.options.definitions.get();
    const catalog = await catalogs.get(catalogRevision);
    const overlays = await Overlays.load({ ...this.options, now });
    const failing = listFailing(
      this.options.providers,
      await this.options.providerStore.list(),
    );
    const required: RequiredPart[] = [];
    const matched = new Map<string, MatchedPart>();
    for (const part of catalog.parts) {
      const requirements = overlays.overRequirements(
        requirementsOf(policies, part.entity, now),
        part.entity,
      );
      matched.set(part.ref, {
        id: part.id,
        signals: requirements?.signals ?? [],
      });
      if (requirements) {
        required.push({ part, requirements });
      }
    }
    const pass = new MonitorPass({
      assess: {
        now,
        ownerOf: createOwnerOf(settings.receivers, catalog.groups),
        provenFor: settings.provenFor,
        silencedLong: settings.thresholds.silencedLong,
      },
      decisions: await this.options.decisions.listInForce(),
      failing: new Set(failing.map(({ id }) => id)),
      index: catalog.index,
      parts: matched,
      silences: await silences.list(),
      thresholds: settings.thresholds,
    });
    for await (const batch of monitors.readAll()) {
      batch.forEach(monitor => pass.add(overlays.overMonitor(monitor)));
    }
    return {
      ...assessParts(required, {
        before,
        evaluatedAt,
        endangers: catalog.endangers,
        failing,
        members: catalog.members,
        now,
        pass,
        watches: await this.options.watches.listLast(),
      }),
      matches: pass.matches,
      owners: pass.owners,
      findings: toFindings(before.findings, pass, now),
    };
  }
}

/**
 * A finding goes on from when it was first made. What is known of a monitor
 * whose provider does not answer stays as it is.
 */
function toFindings(
  before: Array<Keyed<FindingRow>>,
  pass: MonitorPass,
  now: Date,
): FindingRow[] {
  const since = new Map(
    before.map(row => [`${row.monitor} ${row.kind}`, toDate(row.since)]),
  );
  return [
    ...pass.findings.map(finding => ({
      ...finding,
      since: since.get(`${finding.monitor} ${finding.kind}`) ?? now,
    })),
    ...before
      .filter(({ monitor }) => pass.unsure.has(monitor))
      .map(({ id: _, ...finding }) => ({
        ...finding,
        since: toDate(finding.since),
      })),
  ];
}
