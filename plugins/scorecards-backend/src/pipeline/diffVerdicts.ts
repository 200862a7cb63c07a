import { PastVerdict, StoredVerdict } from '../database/VerdictStore';

/** What has to be written so that the stored verdicts are the next ones. */
export interface VerdictChanges {
  /** Of checks that had none. */
  added: StoredVerdict[];
  replaced: StoredVerdict[];
  removals: Array<{ entityId: number; checkId: string }>;
  past: PastVerdict[];
  /** Verdicts of another status than before, or of a new check, by entity. */
  changed: Map<number, { verdicts: number; lastAt: Date }>;
}

/** Compares the verdicts that entities should have with those they have. */
export function diffVerdicts(
  entities: Array<{
    next: Map<string, StoredVerdict>;
    stored: Map<string, StoredVerdict>;
  }>,
  at: Date,
): VerdictChanges {
  const changes: VerdictChanges = {
    added: [],
    replaced: [],
    removals: [],
    past: [],
    changed: new Map(),
  };
  for (const { next, stored } of entities) {
    for (const verdict of next.values()) {
      const before = stored.get(verdict.checkId);
      if (!before) {
        changes.added.push(verdict);
        noteChange(changes, verdict.entityId, verdict.since);
      } else if (before.status !== verdict.status) {
        const since = toChangeTime(before, verdict, at);
        changes.replaced.push({ ...verdict, since });
        noteChange(changes, verdict.entityId, since);
        close(changes, before, since);
      } else if (differs(before, verdict)) {
        changes.replaced.push({ ...verdict, since: before.since });
      }
    }
    for (const before of stored.values()) {
      if (!next.has(before.checkId)) {
        const { entityId, checkId } = before;
        changes.removals.push({ entityId, checkId });
        close(changes, before, at);
      }
    }
  }
  return changes;
}

/**
 * A verdict that went stale did so when its facts did, not when the sweep came
 * by. A late observation never reaches back behind what is already told.
 */
function toChangeTime(
  before: StoredVerdict,
  verdict: StoredVerdict,
  at: Date,
): Date {
  const expired = before.expiresAt && before.expiresAt <= at;
  const time = expired && verdict.status === 'unknown' ? before.expiresAt : at;
  return time && time > before.since ? time : before.since;
}

function differs(before: StoredVerdict, verdict: StoredVerdict): boolean {
  return (
    before.message !== verdict.message ||
    before.evidence !== verdict.evidence ||
    before.checkHash !== verdict.checkHash ||
    before.expiresAt?.getTime() !== verdict.expiresAt?.getTime()
  );
}

function noteChange(changes: VerdictChanges, entityId: number, at: Date): void {
  const noted = changes.changed.get(entityId);
  if (!noted) {
    changes.changed.set(entityId, { verdicts: 1, lastAt: at });
    return;
  }
  noted.verdicts += 1;
  if (at > noted.lastAt) {
    noted.lastAt = at;
  }
}

function close(changes: VerdictChanges, before: StoredVerdict, at: Date): void {
  if (before.since < at) {
    changes.past.push({
      entityId: before.entityId,
      checkId: before.checkId,
      status: before.status,
      message: before.message,
      checkHash: before.checkHash,
      validFrom: before.since,
      validTo: at,
    });
  }
}
