import { PastVerdict, StoredVerdict } from '../database/VerdictStore';

/** What has to be written so that the stored verdicts are the next ones. */
export interface VerdictChanges {
  upserts: StoredVerdict[];
  removals: Array<{ entityId: number; checkId: string }>;
  past: Array<{ entityId: number } & PastVerdict>;
  /** One entry for each verdict of another status, or of a new check. */
  changedEntities: number[];
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
    upserts: [],
    removals: [],
    past: [],
    changedEntities: [],
  };
  for (const { next, stored } of entities) {
    for (const verdict of next.values()) {
      const before = stored.get(verdict.checkId);
      if (!before) {
        changes.upserts.push(verdict);
        changes.changedEntities.push(verdict.entityId);
      } else if (before.status !== verdict.status) {
        const since = toChangeTime(before, verdict, at);
        changes.upserts.push({ ...verdict, since });
        changes.changedEntities.push(verdict.entityId);
        close(changes, before, since);
      } else if (differs(before, verdict)) {
        changes.upserts.push({ ...verdict, since: before.since });
      }
    }
    for (const before of stored.values()) {
      if (!next.has(before.checkId)) {
        changes.removals.push({
          entityId: before.entityId,
          checkId: before.checkId,
        });
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
