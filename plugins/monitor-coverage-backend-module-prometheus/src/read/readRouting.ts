import { InputError, toError } from '@backstage/errors';
import { AlertmanagerState, readAlertmanager } from '../api/AlertmanagerApi';
import { Endpoint, PrometheusServer, toBaseUrl } from '../config';
import { ApiClient } from '../http/ApiClient';
import { Routing } from './Routing';

/** More are a mistake, or one that somebody else would like us to make. */
const MAX_DISCOVERED = 10;

/** Where alerts go, as far as that is known. */
export interface RoutingAnswer {
  /** Absent when nobody can tell. */
  routing?: Routing;
  /** Whether alerts cannot leave the server at all. */
  isCutOff: boolean;
  notices: string[];
}

/**
 * Asks the Alertmanagers. Those of a cluster know the same, so that one of
 * them is enough.
 *
 * @throws ServerError if none of them answers.
 */
export async function readRouting(options: {
  server: PrometheusServer;
  /** The addresses that Prometheus sends alerts to, if it tells. */
  active: readonly string[] | undefined;
  /** Whether it can be relied on that it sends to no others. */
  isSettled: boolean;
  connect: (name: string, endpoint: Endpoint) => ApiClient;
}): Promise<RoutingAnswer> {
  const { server, active, isSettled, connect } = options;
  const endpoints = [...server.alertmanagers, ...discover(server, active)];
  const results = await Promise.allSettled(
    endpoints.map((endpoint, index) =>
      readAlertmanager(connect(nameOf(index), endpoint)),
    ),
  );
  const states = results.flatMap(result =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
  const failures = results.flatMap(result =>
    result.status === 'rejected' ? [toError(result.reason)] : [],
  );
  if (failures.length > 0 && states.length === 0) {
    throw failures[0];
  }
  const isCutOff = isSettled && active?.length === 0;
  return {
    ...(states.length > 0 && { routing: new Routing(states) }),
    isCutOff,
    notices: [
      ...failures.map(({ message }) => message),
      ...describeConnection(isCutOff, states, active),
    ],
  };
}

function describeConnection(
  isCutOff: boolean,
  states: readonly AlertmanagerState[],
  active: readonly string[] | undefined,
): string[] {
  if (isCutOff) {
    return ['No Alertmanager is connected: no alert can leave this server'];
  }
  return states.length === 0
    ? [
        active
          ? 'Its Alertmanagers are not asked, so that nobody can tell who hears of its alerts: name them in alertmanagers'
          : 'No Alertmanager is named in alertmanagers, so that nobody can tell who hears of its alerts',
      ]
    : [];
}

/** Those that the server names, where it is trusted to; without any secret. */
function discover(
  { alertmanagers, discoverAlertmanagers }: PrometheusServer,
  active: readonly string[] | undefined,
): Endpoint[] {
  if (alertmanagers.length > 0 || !discoverAlertmanagers) {
    return [];
  }
  return (active ?? []).slice(0, MAX_DISCOVERED).map(address => {
    const url = address.replace(/\/api\/v\d+\/alerts$/, '');
    try {
      return {
        url: toBaseUrl(url, 'url of an Alertmanager'),
        headers: {},
        secrets: [],
      };
    } catch (error) {
      throw new InputError(
        `Prometheus names an Alertmanager that cannot be asked: ${
          toError(error).message
        }`,
      );
    }
  });
}

/** `alertmanager`, `alertmanager2`, as recordings call them. */
function nameOf(index: number): string {
  return `alertmanager${index > 0 ? index + 1 : ''}`;
}
