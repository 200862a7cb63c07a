/**
 * What there is to watch on a part. The first four are the golden signals of a
 * service; the others belong to what services depend on.
 *
 * @public
 */
export const signals = [
  'latency',
  'traffic',
  'errors',
  'saturation',
  'utilisation',
  'connections',
  'replication-lag',
  'storage',
  'availability',
  'backlog',
  'hit-ratio',
  'last-success',
  'duration',
  'expiry',
] as const;

/** @public */
export type Signal = (typeof signals)[number];

/**
 * How strong the evidence is that a signal is watched, weakest first. `unknown`
 * is no rung of the ladder: it says that nobody can tell at the moment.
 *
 * - `none`: no monitor reads the signal
 * - `rule`: a monitor exists
 * - `live`: what it reads is really measured
 * - `routed`: it reaches a receiver that has an owner
 * - `proven`: it fired, or a test showed that it does
 *
 * @public
 */
export const rungs = ['none', 'rule', 'live', 'routed', 'proven'] as const;

/** @public */
export type Rung = (typeof rungs)[number];

/** @public */
export type CellRung = Rung | 'unknown';

/**
 * How a monitor was found to watch a part, strongest first: an owner said so,
 * an annotation of the part names it, its labels name the part, its expression
 * selects the part, or its series carry the part's name.
 *
 * @public
 */
export const matchKinds = [
  'owner',
  'annotation',
  'label',
  'selector',
  'series',
] as const;

/** @public */
export type MatchKind = (typeof matchKinds)[number];

/**
 * What can be wrong with a monitor.
 *
 * @public
 */
export const findingKinds = [
  'broken-rule',
  'cannot-fire',
  'never-approached',
  'never-fired',
  'firing-long',
  'flapping',
  'silenced-long',
  'no-runbook',
  'no-owner',
  'goes-nowhere',
] as const;

/** @public */
export type FindingKind = (typeof findingKinds)[number];

/**
 * The kinds of entities that can have monitors, in lower case; others only
 * group them.
 *
 * @public
 */
export const partKinds: readonly string[] = ['component', 'resource', 'api'];
