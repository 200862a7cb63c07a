import { z } from 'zod';
import { about } from '../about.ts';
import { type DependencyName, dependencies } from '../clients/dependencies.ts';
import { ConfigError } from './config-error.ts';
import { readVariables } from './variables.ts';

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().min(0).max(600);
const url = z.url({ protocol: /^https?$/ });

const settingsSchema = z.object({
  /** Where this runs; `local` is an engineer's own machine. */
  ENVIRONMENT: z.enum(['local', 'test', 'staging', 'production']),
  PORT: port.default(8080),
  ADMIN_PORT: port.default(8081),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  /** `off` is for ENVIRONMENT=local only. */
  AUTH: z.enum(['on', 'off']).default('on'),
  /** Who signs the tokens of callers, where the keys are, and whom the tokens must be for. */
  AUTH_ISSUER: url.optional(),
  AUTH_JWKS_URL: url.optional(),
  AUTH_AUDIENCE: z.string().default(about.name),
  /** How long requests are still taken after the service said that it is not ready. */
  DRAIN_SECONDS: seconds.default(5),
  /** How long requests in flight have, after that. */
  SHUTDOWN_SECONDS: seconds.default(20),
});

const dependencySchema = z.object({ url, token: z.string().optional() });

/** Where a dependency is, and what to show it. */
export type DependencySettings = z.infer<typeof dependencySchema>;

/** How the tokens of callers are checked. */
export interface AuthSettings {
  issuer: string;
  jwksUrl: string;
  audience: string;
}

/** Everything that differs between environments. */
export interface Config {
  environment: 'local' | 'test' | 'staging' | 'production';
  port: number;
  adminPort: number;
  logLevel: string;
  /** Undefined: requests are not authenticated. */
  auth: AuthSettings | undefined;
  drainMs: number;
  shutdownMs: number;
  dependencies: Record<DependencyName, DependencySettings>;
}

/**
 * Reads and checks the whole configuration.
 *
 * @throws ConfigError with everything that is wrong with it, not only the first
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const settings = check(
    settingsSchema,
    readVariables(env, Object.keys(settingsSchema.shape)),
    path => path,
    problems,
  );
  const auth = settings && checkAuth(settings, problems);
  const called = dependencies.map(({ name, variable }) => {
    const urlName = `${variable}_URL`;
    const tokenName = `${variable}_TOKEN`;
    const { [urlName]: url, [tokenName]: token } = readVariables(env, [urlName, tokenName]);
    const nameOf = (path: string) => (path === 'url' ? urlName : tokenName);
    return [name, check(dependencySchema, { url, token }, nameOf, problems)];
  });

  if (!settings || problems.length > 0) {
    throw new ConfigError(problems);
  }
  return {
    environment: settings.ENVIRONMENT,
    port: settings.PORT,
    adminPort: settings.ADMIN_PORT,
    logLevel: settings.LOG_LEVEL,
    auth,
    drainMs: settings.DRAIN_SECONDS * 1000,
    shutdownMs: settings.SHUTDOWN_SECONDS * 1000,
    dependencies: Object.fromEntries(called),
  };
}

function check<T>(
  schema: z.ZodType<T>,
  values: unknown,
  nameOf: (path: string) => string,
  problems: string[],
): T | undefined {
  const { data, error } = schema.safeParse(values);
  problems.push(
    ...(error?.issues ?? []).map(issue => `${nameOf(issue.path.join('.'))}: ${issue.message}`),
  );
  return data;
}

function checkAuth(
  settings: z.infer<typeof settingsSchema>,
  problems: string[],
): AuthSettings | undefined {
  if (settings.AUTH === 'off') {
    if (settings.ENVIRONMENT !== 'local') {
      problems.push('AUTH: may be off only where ENVIRONMENT is local');
    }
    return undefined;
  }
  const { AUTH_ISSUER: issuer, AUTH_JWKS_URL: jwksUrl, AUTH_AUDIENCE: audience } = settings;
  if (!issuer || !jwksUrl) {
    problems.push('AUTH_ISSUER, AUTH_JWKS_URL: both are needed to authenticate requests');
    return undefined;
  }
  return { issuer, jwksUrl, audience };
}
