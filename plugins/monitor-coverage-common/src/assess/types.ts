import { HumanDuration } from '@backstage/types';
import { Reason } from '../reasons';
import { CellRung, Rung } from '../vocabulary';

/**
 * How far a monitor gets.
 *
 * @public
 */
export interface Assessment {
  rung: Rung;
  /** What keeps it from the next rung, or shows that it is on the last. */
  reasons: Reason[];
}

/**
 * @public
 */
export interface AssessOptions {
  now: Date;
  /** The owner of a receiver, by the receiver's name. */
  ownerOf: (receiver: string) => string | undefined;
  /** How long a firing or a drill proves something. Default: 180 days. */
  provenFor?: HumanDuration;
  /** From which length on a silence counts. Default: 30 days. */
  silencedLong?: HumanDuration;
}

/**
 * A provider that does not answer.
 *
 * @public
 */
export interface ProviderFailure {
  title: string;
  /** Absent when it never answered. */
  lastGoodAt?: string;
}

/**
 * What a cell was at the end of the round before.
 *
 * @public
 */
export interface PreviousCell {
  rung: CellRung;
  /** When that round was. */
  at: string;
  lastGood?: { rung: Rung; at: string };
}

/**
 * How strongly one signal of one part is watched.
 *
 * @public
 */
export interface CellAssessment {
  rung: CellRung;
  reasons: Reason[];
  /** Present if and only if the rung is unknown and once was not. */
  lastGood?: { rung: Rung; at: string };
}
