import { Monitor } from '../monitors';
import { ParsedPromql, parsePromql } from '../promql';
import { expandRecordings } from './recordings';
import { selectorsOf } from './selectorsOf';
import { RecordingIndex } from './types';

const watchdogName = /^(watchdog|dead[\s_-]?man)/i;

function purposeOf(name: string, parsed: ParsedPromql): Monitor['purpose'] {
  // What reads nothing and always fires can only watch the alerting itself.
  if (parsed.isConstant || watchdogName.test(name)) return 'watchdog';
  return parsed.isAbsence ? 'absence' : 'threshold';
}

/**
 * What the name and the expression of an alerting rule tell about it, wherever
 * the rule was read from. The problem is what the grammar says: a server that
 * evaluates the rule knows better, and may have functions that are not known
 * here.
 *
 * @public
 */
export function describeRule(
  rule: {
    name: string;
    expression: string;
    /** The expression, where it has been parsed already. */
    parsed?: ParsedPromql;
  },
  recordings: RecordingIndex,
): Pick<Monitor, 'purpose' | 'selectors' | 'problem'> {
  const parsed = rule.parsed ?? parsePromql(rule.expression);
  return {
    purpose: purposeOf(rule.name, parsed),
    selectors: expandRecordings(selectorsOf(parsed.reads), recordings),
    problem: parsed.problem?.message,
  };
}
