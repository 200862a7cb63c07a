import {
  CompiledCheck,
  Evaluation,
  FactForEvaluation,
  PreparedEvaluation,
  PrepareEvaluationOptions,
  RenderedFix,
} from './types';

/**
 * Makes an entity and its facts ready to be evaluated by any number of checks.
 *
 * @public
 */
export function prepareEvaluation(
  options: PrepareEvaluationOptions,
): PreparedEvaluation {
  throw new Error(`not implemented ${options.entity}`);
}

/**
 * Says what a check says about an entity. Never throws.
 *
 * @public
 */
export function evaluateCheck(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
): Evaluation {
  throw new Error(`not implemented ${check.hash} ${prepared.now}`);
}

/**
 * When a fact goes stale for a check; undefined if never.
 *
 * @public
 */
export function factStaleAt(
  check: CompiledCheck,
  fact: FactForEvaluation,
): Date | undefined {
  throw new Error(`not implemented ${check.hash} ${fact.observedAt}`);
}

/**
 * Fills in a check's fix for an entity; undefined if it has none, or if a part
 * of it cannot be told or is not a safe link.
 *
 * @public
 */
export function renderFix(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
): RenderedFix | undefined {
  throw new Error(`not implemented ${check.hash} ${prepared.now}`);
}
