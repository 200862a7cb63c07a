import { Coverage, StoredCoverage } from '../database/CoverageStore';
import { readReasons } from '../database/storedReasons';
import { CatalogSnapshot } from './CatalogSnapshots';
import { diffCoverage } from './diffCoverage';
import { CatalogPart } from './loadCatalog';
import {
  EvaluationDependencies,
  MAX_ATTEMPTS,
  openEvaluation,
} from './openEvaluation';
import { PartAssessor } from './PartAssessor';

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
  constructor(private readonly dependencies: EvaluationDependencies) {}

  /**
   * Where others keep changing things, it is left to the next round: what was
   * said is kept, and it would be misleading to refuse it.
   */
  async evaluate(changed: MonitorOfPart, now: Date): Promise<void> {
    const { catalogs, coverage, state } = this.dependencies;
    for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      const { catalogRevision, evaluatedAt, revision } = await state.get();
      const catalog = await catalogs.get(catalogRevision);
      const part = catalog.byRef.get(changed.entityRef);
      if (!part) {
        return;
      }
      const before = await coverage.readPart(part.id);
      const after = await this.#compute({
        before,
        catalog,
        changed,
        evaluatedAt,
        now,
        part,
      });
      const changes = await diffCoverage(before, after, now);
      if (
        await state.writePartAt(revision, tx => coverage.write(tx, changes))
      ) {
        return;
      }
    }
  }

  async #compute(options: {
    before: StoredCoverage;
    catalog: CatalogSnapshot;
    changed: MonitorOfPart;
    evaluatedAt: Date | undefined;
    now: Date;
    part: CatalogPart;
  }): Promise<Coverage> {
    const { before, catalog, changed, evaluatedAt, now, part } = options;
    const { decisions, monitors, watches } = this.dependencies;
    const evaluation = await openEvaluation(this.dependencies, catalog, now);
    const { failing } = evaluation;
    const requirements = evaluation.requirementsOf(part);
    const pass = evaluation.openPass({
      decisions: await decisions.listInForce(part.ref),
      parts: new Map([
        [part.ref, { id: part.id, signals: requirements?.signals ?? [] }],
      ]),
    });
    const monitor = await monitors.find(changed.provider, changed.monitorId);
    if (monitor) {
      pass.add(evaluation.overMonitor(monitor));
    }
    const others = before.matches.filter(
      match => match.monitor !== monitor?.key,
    );
    const providers = await monitors.listProviders(
      others.map(match => match.monitor),
    );
    const failingIds = new Set(failing.map(({ id }) => id));
    for (const { entity_id, signal, rung, reason, monitor: key } of others) {
      if (!failingIds.has(providers.get(key) ?? '')) {
        pass.note(entity_id, signal, { rung, reasons: readReasons(reason) });
      }
    }
    const assessor = new PartAssessor({
      before,
      evaluatedAt,
      endangers: catalog.endangers,
      failing,
      members: catalog.members,
      now,
      pass,
      watches: await watches.listLast(part.ref),
    });
    const assessed = requirements && assessor.assess({ part, requirements });
    return {
      parts: assessed ? [assessed.part] : [],
      cells: assessed ? assessed.cells : [],
      matches: [...others.map(({ id: _, ...match }) => match), ...pass.matches],
      findings: [],
      owners: [],
    };
  }
}
