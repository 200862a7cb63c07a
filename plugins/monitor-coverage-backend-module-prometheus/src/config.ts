import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { defaultPartLabels } from '@guildhall/plugin-monitor-coverage-common';

/** Shorter than what the backend gives a provider for all of its requests. */
const DEFAULT_TIMEOUT: HumanDuration = { seconds: 20 };
const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

/** An address, and what is sent along so that it lets us in. */
export interface Endpoint {
  /** Without a slash at its end. */
  url: string;
  headers: Record<string, string>;
  /** What must not be shown of the headers. */
  secrets: string[];
}

/** How to reach one Prometheus server. */
export interface PrometheusServer {
  id: string;
  title: string;
  endpoint: Endpoint;
  alertmanagers: Endpoint[];
  discoverAlertmanagers: boolean;
  timeoutMs: number;
  maxBytes: number;
  /** Unit tests of its rules: a path, a glob or a URL. */
  ruleTests?: string;
  /** A folder. */
  recordedAnswers?: string;
  /** The names of labels whose value may name a part. */
  partLabels: readonly string[];
}

/** @throws InputError that names the key, and never a secret. */
export function readPrometheusServers(config: Config): PrometheusServer[] {
  const key = 'monitorCoverage.prometheus';
  const partLabels =
    config.getOptionalStringArray('monitorCoverage.labels') ??
    defaultPartLabels;
  const servers = (config.getOptionalConfigArray(key) ?? []).map(
    (server, index) => ({
      ...readServer(server, `${key}[${index}]`),
      partLabels,
    }),
  );
  const ids = servers.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated) {
    throw new InputError(`'${key}' has the id '${repeated}' more than once`);
  }
  return servers;
}

function readServer(
  config: Config,
  key: string,
): Omit<PrometheusServer, 'partLabels'> {
  const id = config.getString('id');
  if (!/^[a-z0-9][a-z0-9._-]*$/.test(id)) {
    throw new InputError(
      `'${key}.id' must have lower-case letters, digits, '-', '_' and '.' only, not '${id}'`,
    );
  }
  const maxBytes = config.getOptionalNumber('maxBytes') ?? DEFAULT_MAX_BYTES;
  if (maxBytes <= 0) {
    throw new InputError(`'${key}.maxBytes' must be more than 0`);
  }
  return {
    id,
    title: config.getOptionalString('title') ?? id,
    endpoint: readEndpoint(config, key),
    alertmanagers: (config.getOptionalConfigArray('alertmanagers') ?? []).map(
      (each, index) => readEndpoint(each, `${key}.alertmanagers[${index}]`),
    ),
    discoverAlertmanagers:
      config.getOptionalBoolean('discoverAlertmanagers') ?? false,
    timeoutMs: durationToMilliseconds(
      config.has('timeout')
        ? readDurationFromConfig(config, { key: 'timeout' })
        : DEFAULT_TIMEOUT,
    ),
    maxBytes,
    ruleTests: config.getOptionalString('ruleTests'),
    recordedAnswers: config.getOptionalString('recordedAnswers'),
  };
}

function readEndpoint(config: Config, key: string): Endpoint {
  const token = config.getOptionalString('token');
  const basicAuth = config.getOptionalConfig('basicAuth');
  if (token !== undefined && basicAuth) {
    throw new InputError(
      `'${key}' has both token and basicAuth: leave one out`,
    );
  }
  const custom = config.getOptional<Record<string, string>>('headers') ?? {};
  const authorization = basicAuth
    ? `Basic ${toBase64(
        `${basicAuth.getString('username')}:${basicAuth.getString('password')}`,
      )}`
    : token && `Bearer ${token}`;
  return {
    url: toBaseUrl(config.getString('url'), `${key}.url`),
    headers: {
      ...custom,
      ...(authorization && { Authorization: authorization }),
    },
    secrets: [
      ...Object.values(custom),
      ...(authorization ? [authorization, authorization.split(' ')[1]] : []),
      ...(basicAuth ? [basicAuth.getString('password')] : []),
    ],
  };
}

/**
 * @throws InputError if it is no address of a web server, or has credentials,
 * which would be shown wherever the address is.
 */
export function toBaseUrl(text: string, key: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(`'${key}' must begin with http:// or https://`);
  }
  if (url.username || url.password) {
    throw new InputError(
      `'${key}' must not have credentials in it: use basicAuth or token`,
    );
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
