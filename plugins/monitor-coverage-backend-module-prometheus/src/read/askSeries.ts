import { Labels } from '@guildhall/plugin-monitor-coverage-common';
import { PrometheusApi } from '../api/PrometheusApi';
import { Sample } from '../api/schemas';
import { isServerError, refusals } from '../http/ServerError';
import limiter from 'p-limit';

/** Tells in an answer which of the questions of a batch it belongs to. */
const QUESTION_LABEL = 'guildhall_question';

const BATCH_SIZE = 50;
const CONCURRENCY = 4;

/** What one round may ask of a server, so that it stays the smaller load. */
export const MAX_QUESTIONS = 20_000;

/** Batches that are refused are asked again in halves, this often in a round. */
const MAX_SPLITS = 60;

/** The label sets that an expression has at present; none if it has no series. */
export type SeriesAnswers = Map<string, Labels[]>;

/**
 * Asks for which expressions there are series at present, and what these are
 * called. An expression without an answer was not asked about, or refused:
 * nothing is known then.
 *
 * @throws ServerError if the server cannot be read.
 */
export async function askSeries(options: {
  api: PrometheusApi;
  expressions: Iterable<string>;
  /** The labels that are wanted; the fewer, the smaller the answers. */
  labels: readonly string[];
}): Promise<SeriesAnswers> {
  const { api, labels } = options;
  const expressions = [...new Set(options.expressions)].slice(0, MAX_QUESTIONS);
  const answers: SeriesAnswers = new Map();
  const limit = limiter(CONCURRENCY);
  let splits = 0;

  async function ask(batch: string[]): Promise<void> {
    let samples: Sample[];
    try {
      samples = await limit(() => api.query(toQuery(batch, labels)));
    } catch (error) {
      if (!isServerError(error, ...refusals)) {
        throw error;
      }
      if (batch.length > 1 && splits < MAX_SPLITS) {
        splits += 1;
        const half = Math.ceil(batch.length / 2);
        await Promise.all([ask(batch.slice(0, half)), ask(batch.slice(half))]);
      }
      return;
    }
    batch.forEach(expression => answers.set(expression, []));
    for (const { metric } of samples) {
      const { [QUESTION_LABEL]: index, ...found } = metric;
      answers.get(batch[Number(index)])?.push(found);
    }
  }

  const batches: Promise<void>[] = [];
  for (let start = 0; start < expressions.length; start += BATCH_SIZE) {
    batches.push(ask(expressions.slice(start, start + BATCH_SIZE)));
  }
  await Promise.all(batches);
  return answers;
}

function toQuery(expressions: string[], labels: readonly string[]): string {
  return expressions
    .map(
      (expression, index) =>
        `label_replace(group by (${labels.join(
          ', ',
        )}) (${expression}), "${QUESTION_LABEL}", "${index}", "", "")`,
    )
    .join(' or ');
}
