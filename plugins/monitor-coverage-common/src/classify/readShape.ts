import { Monitor } from '../monitors';
import { parsePromql } from '../promql';
import { Reason } from '../reasons';
import { Signal } from '../vocabulary';

/** What an expression as a whole is about, whatever its metrics are called. */
export interface ShapeMeaning {
  signals: readonly Signal[];
  because: Reason;
}

/** How the usual libraries call the result of a request, in lower case. */
const resultLabels =
  /^((http|rpc|grpc|response)[_.])*(status|code|status[_.](code|class)|flags)$|^(outcome|result)$/;

/** Codes of HTTP at the beginning of a pattern or of one of its alternatives. */
const failedCodes = /(^|[|(])\^?\[?[45]/;
const otherCodes = /(^|[|(])\^?\[?[123]/;

/** The codes of gRPC for what a server did wrong, and what people write. */
const failedWords =
  /error|fail|unknown|internal|unavailable|data_?loss|deadline_?exceeded|resource_?exhausted/i;

const errorLabels = /^(error|error[_.]type|exception|err)$/;

interface Demand {
  label: string;
  operator: string;
  value: string;
}

function selectsFailures({ label, operator, value }: Demand): boolean {
  const name = label.toLowerCase();
  if (errorLabels.test(name)) {
    // `error!=""` and `error="true"` are failures, `error=""` is not.
    return operator.startsWith('!')
      ? value === ''
      : value !== '' && value !== 'false';
  }
  if (name === 'level' || name === 'loglevel') {
    return operator.startsWith('=') && /^(error|fatal|critical)/i.test(value);
  }
  if (!resultLabels.test(name)) return false;
  if (operator.startsWith('!')) return /^(ok|success)$/i.test(value);
  return (
    failedWords.test(value) ||
    (failedCodes.test(value) && !otherCodes.test(value))
  );
}

/** Whether names of metrics measure time. */
function measuresTime(metric: string): boolean {
  return /seconds|milliseconds|_ms(_|$)|duration|latency|time/.test(metric);
}

/** Parsed only if something is in it that the monitor itself does not have. */
const needsParsing = /=~|!=|!~|histogram_/;

/** What the expression selects and computes, as far as that tells a signal. */
export function readShape({
  expression,
  selectors,
}: Monitor): ShapeMeaning | undefined {
  const parsed = needsParsing.test(expression)
    ? parsePromql(expression)
    : undefined;
  const demands: Demand[] = [
    ...(parsed?.matchers ?? []),
    ...selectors.flatMap(({ labels }) =>
      Object.entries(labels).map(([label, value]) => ({
        label,
        operator: '=',
        value,
      })),
    ),
  ];
  const failures = demands.find(selectsFailures);
  if (failures) {
    const { label, operator, value } = failures;
    return {
      signals: ['errors'],
      because: {
        code: 'selects',
        params: { selector: `${label}${operator}${JSON.stringify(value)}` },
      },
    };
  }
  const timed = selectors.find(({ metric }) => measuresTime(metric));
  const called = parsed?.functions.find(
    name => name === 'histogram_quantile' || name === 'histogram_fraction',
  );
  return called && timed
    ? {
        signals: ['latency', 'duration'],
        because: {
          code: 'signal-function',
          params: { function: called, metric: timed.metric },
        },
      }
    : undefined;
}
