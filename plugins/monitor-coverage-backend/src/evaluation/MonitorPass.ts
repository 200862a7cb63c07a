import {
  Assessment,
  assessMatch,
  AssessOptions,
  classifySignal,
  HygieneThresholds,
  inspectMonitor,
  MatchKind,
  matchMonitor,
  Monitor,
  PartIndex,
  Reason,
  Signal,
  Silence,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  FindingRow,
  findingSeverity,
  MatchRow,
  OwnerRow,
} from '../database/coverageRows';
import { Decision } from '../database/DecisionStore';
import { StoredMonitor } from '../database/MonitorStore';
import { monitorKey } from '../database/SilenceStore';
import { writeReasons } from '../database/storedReasons';

/** What of a part decides what a monitor watches on it. */
export interface MatchedPart {
  id: number;
  signals: readonly Signal[];
}

/** Goes over all monitors once, and notes what each means for which part. */
export class MonitorPass {
  readonly matches: MatchRow[] = [];
  /** Without those of monitors whose provider does not answer. */
  readonly findings: Array<Omit<FindingRow, 'since'>> = [];
  readonly owners: OwnerRow[] = [];
  /** The monitors whose provider does not answer. */
  readonly unsure = new Set<number>();
  readonly #evidence = new Map<string, Assessment[]>();
  readonly #decisions = new Map<string, Decision[]>();

  constructor(
    private readonly options: {
      assess: AssessOptions;
      decisions: Decision[];
      /** The ids of providers that do not answer. */
      failing: ReadonlySet<string>;
      index: PartIndex;
      parts: ReadonlyMap<string, MatchedPart>;
      silences: ReadonlyMap<string, Silence[]>;
      thresholds: Partial<HygieneThresholds>;
    },
  ) {
    for (const decision of options.decisions) {
      const key = monitorKey(decision.provider, decision.monitorId);
      this.#decisions.set(key, [...(this.#decisions.get(key) ?? []), decision]);
    }
  }

  add({ key, provider, monitor: answered }: StoredMonitor): void {
    const { assess, failing, silences, thresholds } = this.options;
    const name = monitorKey(provider, answered.id);
    const kept = silences.get(name);
    const monitor = kept ? { ...answered, silences: kept } : answered;
    const isUnsure = failing.has(provider);

    const found = this.#match(monitor, this.#decisions.get(name) ?? []);
    if (found.length > 0) {
      const assessment = assessMatch(monitor, assess);
      const { rung } = assessment;
      const reason = writeReasons(assessment.reasons);
      for (const match of found) {
        this.matches.push({ ...match, monitor: key, rung, reason });
        if (!isUnsure) {
          this.note(match.entity_id, match.signal, assessment);
        }
      }
    }
    if (isUnsure) {
      this.unsure.add(key);
    } else {
      const { now, ownerOf } = assess;
      for (const { kind, reason } of inspectMonitor(monitor, {
        now,
        ownerOf,
        thresholds,
      })) {
        const severity = findingSeverity(kind);
        this.findings.push({
          monitor: key,
          monitor_name: monitor.name,
          kind,
          severity,
          message: writeReasons([reason]),
        });
      }
    }
    const owners = (monitor.receivers ?? []).flatMap(
      receiver => assess.ownerOf(receiver.name) ?? [],
    );
    for (const owner of new Set(owners)) {
      this.owners.push({ monitor: key, owner });
    }
  }

  /** What monitors of providers that answer say about a signal of a part. */
  evidenceOf(part: number, signal: Signal): Assessment[] {
    return this.#evidence.get(evidenceKey(part, signal)) ?? [];
  }

  /** An owner's word goes before what was found; a rejected match is none. */
  #match(monitor: Monitor, decisions: Decision[]) {
    const { index, parts } = this.options;
    const matches: Array<
      Pick<
        MatchRow,
        'entity_id' | 'signal' | 'kind' | 'explanation' | 'confirmed_by'
      >
    > = [];
    const add = (
      entityRef: string,
      signal: Signal | undefined,
      kind: MatchKind,
      explanation: Reason[],
      confirmedBy: string | null = null,
    ) => {
      const part = parts.get(entityRef);
      if (part && signal) {
        matches.push({
          entity_id: part.id,
          signal,
          kind,
          explanation: writeReasons(explanation),
          confirmed_by: confirmedBy,
        });
      }
    };
    const confirmed = decisions.filter(
      ({ decision }) => decision === 'confirm',
    );
    for (const { entityRef, signal, by, note } of confirmed) {
      add(
        entityRef,
        signal,
        'owner',
        [
          note
            ? { code: 'owner-note', params: { by, note } }
            : { code: 'owner', params: { by } },
        ],
        by,
      );
    }
    // A watchdog watches the alerting itself, whatever labels it has.
    const found =
      monitor.purpose === 'watchdog' ? [] : matchMonitor(index, monitor);
    for (const { entityRef, kind, reasons } of found) {
      const required = parts.get(entityRef)?.signals ?? [];
      const classified = classifySignal(monitor, required);
      const isDecided = decisions.some(
        other =>
          other.entityRef === entityRef &&
          (other.decision === 'confirm' || other.signal === classified?.signal),
      );
      if (classified && !isDecided) {
        add(entityRef, classified.signal, kind, [
          ...reasons,
          ...classified.reasons,
        ]);
      }
    }
    return matches;
  }

  /** Notes what a monitor says about a signal of a part. */
  note(part: number, signal: Signal, assessment: Assessment): void {
    const key = evidenceKey(part, signal);
    const known = this.#evidence.get(key);
    if (known) {
      known.push(assessment);
    } else {
      this.#evidence.set(key, [assessment]);
    }
  }
}

function evidenceKey(part: number, signal: Signal): string {
  return `${part} ${signal}`;
}
