import {
  Labels,
  readRelabel,
  Relabel,
} from '@guildhall/plugin-monitor-coverage-common';
import { parse } from 'yaml';
import { z } from 'zod';
import { ApiClient } from '../http/ApiClient';
import { isServerError } from '../http/ServerError';
import {
  alertmanagersSchema,
  buildInfoSchema,
  configurationSchema,
  namesSchema,
  RuleGroup,
  rulesSchema,
  RuntimeInfo,
  runtimeInfoSchema,
  Sample,
  Target,
  targetsSchema,
  vectorSchema,
} from './schemas';

/** Older servers do not know it and answer everything at once. */
const GROUPS_A_PAGE = '500';
const MAX_PAGES = 200;

const globalSchema = z.object({
  global: z
    .object({
      external_labels: z.record(z.string(), z.coerce.string()).nullish(),
    })
    .nullish(),
});

/** What happens to alerts before an Alertmanager has them. */
export interface Alerting {
  /** Labels that are added. */
  externalLabels: Labels;
  /** Absent when it is more than can be followed. */
  relabel?: Relabel;
}

/** What Prometheus, or a server that speaks its API, tells. */
export class PrometheusApi {
  constructor(private readonly client: ApiClient) {}

  /** @throws ServerError that says so if it is not a Prometheus. */
  async check(): Promise<void> {
    try {
      await this.client.get('/api/v1/status/buildinfo', {}, buildInfoSchema);
    } catch (error) {
      throw isServerError(error, 'wrong')
        ? this.client.fail(
            'wrong',
            `is not a Prometheus, nor anything that speaks its API: check the URL (${error.message})`,
          )
        : error;
    }
  }

  async rules(): Promise<RuleGroup[]> {
    const groups: RuleGroup[] = [];
    const tokens = new Set<string>();
    for (let token = ''; ; ) {
      const page = await this.client.get(
        '/api/v1/rules',
        {
          group_limit: GROUPS_A_PAGE,
          ...(token && { group_next_token: token }),
        },
        rulesSchema,
      );
      groups.push(...page.groups);
      token = page.groupNextToken ?? '';
      if (!token) {
        return groups;
      }
      if (tokens.has(token)) {
        throw this.client.fail(
          'wrong',
          'answers /api/v1/rules with the same page again and again: update it, or ask it without the proxy in between',
        );
      }
      tokens.add(token);
      if (tokens.size >= MAX_PAGES) {
        throw this.client.fail(
          'too-large',
          `has more than ${MAX_PAGES} pages of rules: split it, or put fewer rules on it`,
        );
      }
    }
  }

  /** The addresses of those that it sends to at present. */
  async alertmanagers(): Promise<string[] | undefined> {
    const answer = await this.#optional(
      '/api/v1/alertmanagers',
      {},
      alertmanagersSchema,
    );
    return answer?.activeAlertmanagers.map(({ url }) => url);
  }

  async targets(): Promise<Target[] | undefined> {
    const answer = await this.#optional(
      '/api/v1/targets',
      { state: 'active' },
      targetsSchema,
    );
    return answer?.activeTargets;
  }

  /** How long it keeps samples, in its own words, and when it was configured. */
  async runtime(): Promise<RuntimeInfo | undefined> {
    return this.#optional('/api/v1/status/runtimeinfo', {}, runtimeInfoSchema);
  }

  /** What it does to its alerts on their way to an Alertmanager. */
  async alerting(): Promise<Alerting> {
    const answer = await this.#optional(
      '/api/v1/status/config',
      {},
      configurationSchema,
    );
    const configuration: unknown = answer && parse(answer.yaml);
    const read = globalSchema.safeParse(configuration);
    return {
      externalLabels: read.data?.global?.external_labels ?? {},
      relabel: readRelabel(configuration),
    };
  }

  async metricNames(): Promise<string[] | undefined> {
    return this.#optional('/api/v1/label/__name__/values', {}, namesSchema);
  }

  /** Evaluates an expression at the server's present time. */
  async query(expression: string): Promise<Sample[]> {
    const { result } = await this.client.get(
      '/api/v1/query',
      { query: expression },
      vectorSchema,
    );
    return result;
  }

  /** Undefined where the server does not have it, or not for us. */
  async #optional<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
  ): Promise<T | undefined> {
    try {
      return await this.client.get(path, parameters, schema);
    } catch (error) {
      if (isServerError(error, 'absent')) {
        return undefined;
      }
      throw error;
    }
  }
}
