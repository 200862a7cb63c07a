const STATES = ['expected', 'waiting', 'connected', 'ended'] as const;

export type Visit = { id: string; state: (typeof STATES)[number] };

/** The next state of a visit; a visit that has ended stays ended. */
export function step(visit: Visit): Visit {
  const next = STATES[STATES.indexOf(visit.state) + 1] ?? 'ended';
  return { ...visit, state: next };
}
