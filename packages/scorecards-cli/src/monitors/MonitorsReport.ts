import { GateResponse } from '@guildhall/plugin-monitor-coverage-common';

/** What `--json` prints; everything else is a drawing of it. */
export interface MonitorsReport extends GateResponse {
  comparedWith: string;
  outcome: 'passed' | 'blocked';
}

/** A part, with the signals of it that a change moves. */
export interface MovedPart {
  entityRef: string;
  signals: Array<{ signal: string; monitors: string[] }>;
}

/** What a change moves one way, by part. */
export function movedParts(
  { changes }: MonitorsReport,
  direction: 'gained' | 'lost',
): MovedPart[] {
  const byPart = new Map<string, MovedPart>();
  for (const { entityRef, signal, monitors, after } of changes) {
    if ((after === 'none') === (direction === 'lost')) {
      const part = byPart.get(entityRef) ?? { entityRef, signals: [] };
      part.signals.push({ signal, monitors });
      byPart.set(entityRef, part);
    }
  }
  return [...byPart.values()];
}
