import { JsonObject } from '@backstage/types';
import { FactSourceDefinition } from './factSchema';

/** @public */
export interface FactProblem {
  /** Where in the value, such as `tests.count` or `slos[2].target`; empty for the whole. */
  path: string;
  message: string;
}

/** @public */
export type FactValidation =
  | { ok: true; value: JsonObject }
  | { ok: false; problems: FactProblem[] };

/**
 * Checks a value against the schema of its source. The value that comes back
 * has no null members: null says the same as absent.
 *
 * @public
 */
export function validateFactValue(
  source: FactSourceDefinition,
  value: unknown,
): FactValidation {
  throw new Error(`not implemented ${source.id} ${value}`);
}
