/** The stages of an extraction, in the order in which one goes through them. */
export const stages = ['off', 'dualwrite', 'shadow', 'live', 'rampdown', 'complete'] as const;

export type Stage = (typeof stages)[number];
export type PathName = 'old' | 'new';

/** Who answers, which calls also go to the other path, and whether the two are compared. */
export interface StagePlan {
  answers: PathName;
  reads: 'none' | 'share' | 'all';
  writes: 'none' | 'all';
  compares: boolean;
}

/**
 * In rampdown fewer reads are mirrored, and still every write: one can only go back as long as
 * the old path has all the data.
 */
export const stagePlans: Record<Stage, StagePlan> = {
  off: { answers: 'old', reads: 'none', writes: 'none', compares: false },
  dualwrite: { answers: 'old', reads: 'none', writes: 'all', compares: false },
  shadow: { answers: 'old', reads: 'all', writes: 'all', compares: true },
  live: { answers: 'new', reads: 'all', writes: 'all', compares: true },
  rampdown: { answers: 'new', reads: 'share', writes: 'all', compares: true },
  complete: { answers: 'new', reads: 'none', writes: 'none', compares: false },
};

const READS = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

export function isRead(method: string): boolean {
  return READS.includes(method);
}

export function isStage(value: unknown): value is Stage {
  return stages.some(stage => stage === value);
}
