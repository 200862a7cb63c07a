import { MonitorActivity } from '@guildhall/plugin-monitor-coverage-common';
import { PrometheusApi } from '../api/PrometheusApi';
import { isServerError, refusals, ServerError } from '../http/ServerError';
import { readApproach } from './readApproach';
import {
  Firings,
  History,
  longSpan,
  mergeFirings,
  readFirings,
  readReach,
  recentSpan,
} from './readHistory';
import { Liveness } from './readLiveness';
import { ReadRule } from './RuleReader';
import { Remembered } from './Remembered';
import { toActivity } from './toActivity';

const LONG_SPAN_MS = 10 * 60_000;
const APPROACH_MS = 24 * 60 * 60_000;

/** What rules did in the past. */
export interface ReadHistory {
  /** Undefined when nobody can tell. */
  activityOf(rule: ReadRule): MonitorActivity | undefined;
  notices: string[];
}

/** Reads the past of a server, most of it now and then only. */
export class HistoryReader {
  readonly #reach: Remembered<number>;
  readonly #firings: Remembered<Firings[] | ServerError>;
  readonly #approaches: Remembered<number | undefined>;

  constructor(
    private readonly options: {
      now: () => Date;
      /**
       * How many rules are looked at closely each time. Each makes the server
       * evaluate an expression some hundred times.
       */
      approaches: number;
    },
  ) {
    const { now } = options;
    this.#reach = new Remembered({ forMs: LONG_SPAN_MS, now });
    this.#firings = new Remembered({ forMs: LONG_SPAN_MS, now });
    this.#approaches = new Remembered({ forMs: APPROACH_MS, now });
  }

  /** @throws ServerError if the server cannot be read. */
  async read(options: {
    api: PrometheusApi;
    rules: readonly { rule: ReadRule; liveness: Liveness }[];
    /** In seconds. */
    retention: number | undefined;
  }): Promise<ReadHistory> {
    const { api } = options;
    const rules = options.rules.map(({ rule }) => rule);
    const now = this.options.now();
    let history: History;
    let notices: string[] = [];
    try {
      const [reach, long, recent] = await Promise.all([
        this.#reach.get('', () => readReach(api)),
        this.#firings.get('', () => this.#readLong(api, rules)),
        readFirings({ api, rules, now, span: recentSpan }),
      ]);
      const isRefused = long instanceof ServerError;
      history = {
        window: Math.min(
          reach,
          (isRefused ? recentSpan : longSpan).seconds,
          options.retention ?? Infinity,
        ),
        firings: mergeFirings(isRefused ? [] : long, recent),
      };
      notices = isRefused
        ? [`What fired before the last half hour is not known: ${long.message}`]
        : [];
    } catch (error) {
      if (!isServerError(error, ...refusals)) {
        throw error;
      }
      return {
        activityOf: () => undefined,
        notices: [`What fired in the past is not known: ${error.message}`],
      };
    }
    const activities = new Map(
      rules.map(rule => [rule, toActivity(rule, history, now)]),
    );
    const quiet = options.rules.flatMap(({ rule, liveness }) =>
      liveness.state === 'live' && activities.get(rule)?.firings === 0
        ? [rule]
        : [],
    );
    const approaches = await this.#readApproaches(api, quiet);
    return {
      activityOf: rule => {
        const activity = activities.get(rule);
        const closestApproach = approaches.get(rule);
        return (
          activity && {
            ...activity,
            ...(closestApproach !== undefined && { closestApproach }),
          }
        );
      },
      notices,
    };
  }

  /** A refusal is remembered too, since it may have cost the server much. */
  async #readLong(
    api: PrometheusApi,
    rules: readonly ReadRule[],
  ): Promise<Firings[] | ServerError> {
    try {
      return await readFirings({
        api,
        rules,
        now: this.options.now(),
        span: longSpan,
      });
    } catch (error) {
      if (isServerError(error, ...refusals)) {
        return error;
      }
      throw error;
    }
  }

  /** How near rules that never fired came to it: a few more each time. */
  async #readApproaches(
    api: PrometheusApi,
    quiet: readonly ReadRule[],
  ): Promise<Map<ReadRule, number | undefined>> {
    const found = new Map<ReadRule, number | undefined>();
    const keys = new Set<string>();
    let asked = 0;
    for (const rule of quiet) {
      const { comparison } = rule.parsed;
      if (comparison) {
        const key = JSON.stringify(comparison);
        keys.add(key);
        const isKept = this.#approaches.has(key);
        if (isKept || asked < this.options.approaches) {
          asked += isKept ? 0 : 1;
          found.set(
            rule,
            await this.#approaches.get(key, () =>
              readApproach(api, comparison),
            ),
          );
        }
      }
    }
    this.#approaches.retain(keys);
    return found;
  }
}
