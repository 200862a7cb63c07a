import { ConflictError } from '@backstage/errors';
import { inTurns, toDate } from '@guildhall/plugin-guildhall-node';
import pLimit from 'p-limit';
import { CellRow, FindingRow, Keyed, PartRow } from '../database/coverageRows';
import { Coverage, StoredCoverage } from '../database/CoverageStore';
import { CoverageState } from '../database/StateStore';
import { diffCoverage } from './diffCoverage';
import { MatchedPart, MonitorPass } from './MonitorPass';
import {
  EvaluationDependencies,
  MAX_ATTEMPTS,
  openEvaluation,
} from './openEvaluation';
import { PartAssessor, RequiredPart } from './PartAssessor';

const PARTS_PER_TURN = 250;
const FINDINGS_PER_TURN = 2_000;

/**
 * Computes everything that follows from the catalog, the definitions, the
 * monitors and what people said, in one pass over them, and writes what is not
 * as it was. Reads outside of transactions, so that nobody waits for it; when
 * something changed meanwhile it begins again.
 */
export class Evaluator {
  readonly #limit = pLimit(1);

  constructor(private readonly dependencies: EvaluationDependencies) {}

  /**
   * Evaluates everything as it is when this is called. Somebody else may do it
   * in the meantime; it is not done twice.
   */
  async evaluate(now: Date): Promise<void> {
    const asked = await this.dependencies.state.get();
    await this.#limit(() => this.#evaluate(asked, now));
  }

  async #evaluate(asked: CoverageState, now: Date): Promise<void> {
    const { coverage, state } = this.dependencies;
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
      const changes = await diffCoverage(before, after, now);
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
    const { catalogs, decisions, monitors, watches } = this.dependencies;
    const catalog = await catalogs.get(catalogRevision);
    const evaluation = await openEvaluation(this.dependencies, catalog, now);
    const required: RequiredPart[] = [];
    const matched = new Map<string, MatchedPart>();
    for await (const parts of inTurns(catalog.parts, PARTS_PER_TURN)) {
      for (const part of parts) {
        const requirements = evaluation.requirementsOf(part);
        matched.set(part.ref, {
          id: part.id,
          signals: requirements?.signals ?? [],
        });
        if (requirements) {
          required.push({ part, requirements });
        }
      }
    }
    const pass = evaluation.openPass({
      decisions: await decisions.listInForce(),
      parts: matched,
    });
    for await (const batch of monitors.readAll()) {
      batch.forEach(monitor => pass.add(evaluation.overMonitor(monitor)));
    }
    const assessor = new PartAssessor({
      before,
      evaluatedAt,
      endangers: catalog.endangers,
      failing: evaluation.failing,
      members: catalog.members,
      now,
      pass,
      watches: await watches.listLast(),
    });
    const parts: PartRow[] = [];
    const cells: CellRow[] = [];
    for await (const slice of inTurns(required, PARTS_PER_TURN)) {
      for (const one of slice) {
        const assessed = assessor.assess(one);
        parts.push(assessed.part);
        cells.push(...assessed.cells);
      }
    }
    return {
      parts,
      cells,
      matches: pass.matches,
      owners: pass.owners,
      findings: await toFindings(before.findings, pass, now),
    };
  }
}

/**
 * A finding goes on from when it was first made. What is known of a monitor
 * whose provider does not answer stays as it is.
 */
async function toFindings(
  before: Array<Keyed<FindingRow>>,
  pass: MonitorPass,
  now: Date,
): Promise<FindingRow[]> {
  const since = new Map<string, Date>();
  const findings: FindingRow[] = [];
  for await (const rows of inTurns(before, FINDINGS_PER_TURN)) {
    for (const { id: _, ...row } of rows) {
      since.set(`${row.monitor} ${row.kind}`, toDate(row.since));
      if (pass.unsure.has(row.monitor)) {
        findings.push({ ...row, since: toDate(row.since) });
      }
    }
  }
  for await (const found of inTurns(pass.findings, FINDINGS_PER_TURN)) {
    for (const finding of found) {
      findings.push({
        ...finding,
        since: since.get(`${finding.monitor} ${finding.kind}`) ?? now,
      });
    }
  }
  return findings;
}
