import { RuleContext, RuleResult } from '../rules';
import { asSentence, explainUnknown } from './explainUnknown';
import {
  CompiledCheck,
  Evaluation,
  EvaluationEvidence,
  PreparedEvaluation,
} from './types';

const defaultMessages = {
  pass: 'The rule holds.',
  warn: 'Only the weaker condition holds.',
  fail: 'The rule does not hold.',
};

/**
 * Says what a check says about an entity. Never throws. For many of them, call
 * it inside `withoutStackTraces`.
 *
 * @public
 */
export function evaluateCheck(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
): Evaluation {
  if (!check.applies(prepared.entity)) {
    return {
      status: 'not-applicable',
      message: 'The check does not apply to this entity.',
      evidence: [],
      missing: [],
    };
  }
  const context = prepared.contextFor(check);
  const { status, undecided } = decide(check, context);
  return {
    status,
    message: undecided
      ? unknownMessage(check, prepared, context, undecided)
      : check.messages[status]?.render(context) ?? defaultMessages[status],
    evidence: evidenceOf(check, prepared, context),
    missing: undecided?.outcome === 'unknown' ? undecided.missing : [],
  };
}

type Undecided = Extract<RuleResult, { outcome: 'unknown' | 'error' }>;
type Decision =
  | { status: 'pass' | 'warn' | 'fail'; undecided?: undefined }
  | { status: 'unknown'; undecided: Undecided };

function decide(check: CompiledCheck, context: RuleContext): Decision {
  const result = check.rule.evaluate(context);
  if (isUndecided(result)) {
    return { status: 'unknown', undecided: result };
  }
  if (result.outcome === 'true') {
    return { status: 'pass' };
  }
  const weaker = check.warn?.evaluate(context);
  if (weaker && isUndecided(weaker)) {
    return { status: 'unknown', undecided: weaker };
  }
  return { status: weaker?.outcome === 'true' ? 'warn' : 'fail' };
}

function isUndecided(result: RuleResult): result is Undecided {
  return result.outcome === 'unknown' || result.outcome === 'error';
}

function unknownMessage(
  check: CompiledCheck,
  prepared: PreparedEvaluation,
  context: RuleContext,
  undecided: Undecided,
): string {
  const reason =
    undecided.outcome === 'error'
      ? `The rule cannot be computed: ${asSentence(undecided.message)}`
      : explainUnknown(check, prepared, undecided.missing);
  const message = check.messages.unknown?.render(context);
  return message ? `${message} ${reason}` : reason;
}

function evidenceOf(
  { ruleSources }: CompiledCheck,
  { facts }: PreparedEvaluation,
  { measured }: RuleContext,
): EvaluationEvidence[] {
  const evidence: EvaluationEvidence[] = [];
  for (const source of ruleSources) {
    const fact = facts[source];
    if (fact?.hash !== undefined && measured.has(source)) {
      const { hash, observedAt } = fact;
      evidence.push({ source, hash, observedAt });
    }
  }
  return evidence;
}
