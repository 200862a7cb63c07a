import { toError } from '@backstage/errors';
import {
  AlertMatcher,
  Labels,
  parseRoutingTree,
  RoutingTree,
  Silence,
} from '@guildhall/plugin-monitor-coverage-common';
import { ApiClient } from '../http/ApiClient';
import { alertsSchema, silencesSchema, statusSchema } from './schemas';

/** A silence, and which alerts it is about. */
export interface SilenceRule {
  silence: Silence;
  matchers: AlertMatcher[];
}

/** What one Alertmanager does with alerts. */
export interface AlertmanagerState {
  tree: RoutingTree;
  silences: SilenceRule[];
  /** The alerts that it has now, and to whom it sends them. */
  alerts: { labels: Labels; receivers: string[] }[];
}

/** @throws ServerError */
export async function readAlertmanager(
  client: ApiClient,
): Promise<AlertmanagerState> {
  const [status, silences, alerts] = await Promise.all([
    client.get('/api/v2/status', {}, statusSchema),
    client.get('/api/v2/silences', {}, silencesSchema),
    client.get('/api/v2/alerts', {}, alertsSchema),
  ]);
  return {
    tree: readTree(client, status.config.original),
    silences: silences.map(({ matchers, ...silence }) => ({
      silence,
      matchers: matchers.map(({ name, value, isRegex, isEqual }) => ({
        label: name,
        operator: toOperator(isRegex, isEqual ?? true),
        value,
      })),
    })),
    alerts: alerts.map(({ labels, receivers }) => ({
      labels,
      receivers: receivers.map(({ name }) => name),
    })),
  };
}

function readTree(client: ApiClient, configuration: string): RoutingTree {
  try {
    return parseRoutingTree(configuration);
  } catch (error) {
    throw client.fail(
      'wrong',
      `has routes that cannot be read: ${toError(error).message}`,
    );
  }
}

function toOperator(
  isRegex: boolean,
  isEqual: boolean,
): AlertMatcher['operator'] {
  if (isRegex) {
    return isEqual ? '=~' : '!~';
  }
  return isEqual ? '=' : '!=';
}
