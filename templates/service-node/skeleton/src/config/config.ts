import { z } from 'zod';
import { about } from '../about.ts';
import { type DependencyName, dependencies } from '../clients/dependencies.ts';
import { ConfigError } from './config-error.ts';
import { readVariables } from './variables.ts';

const port = z.coerce.number().int().min(0).max(65535);
const seconds = z.coerce.number().min(0).max(600);
const url = z.url({ protocol: /^https?$/ });

const schema = z
  .object({
    ENVIRONMENT: z.enum(['local', 'test', 'staging', 'production']),
    PORT: port.default(8080),
    ADMIN_PORT: port.default(8081),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
    AUTH: z.enum(['on', 'off']).default('on'),
    AUTH_ISSUER: url.optional(),
    AUTH_AUDIENCE: z.string().min(1).default(about.name),
    AUTH_JWKS_URL: url.optional(),
    DRAIN_SECONDS: seconds.default(5),
    SHUTDOWN_SECONDS: seconds.default(20),
  })
  .superRefine((value, context) => {
    if (value.AUTH === 'off' && value.ENVIRONMENT !== 'local') {
      report(context, 'AUTH', 'may be off only where ENVIRONMENT is local');
    }
    for (const name of ['AUTH_ISSUER', 'AUTH_JWKS_URL'] as const) {
      if (value.AUTH === 'on' && !value[name]) {
        report(context, name, 'is missing; requests cannot be authenticated without it');
      }
    }
  });

const dependencySchema = z.object({ url, token: z.string().min(1).optional() });

/** Where a dependency is, and what to show it. */
export type DependencySettings = z.infer<typeof dependencySchema>;

/** Who signs the tokens of callers, and for whom they must be. */
export interface AuthSettings {
  issuer: string;
  audience: string;
  jwksUrl: string;
}

/** Everything that differs between environments. */
export interface Config {
  environment: 'local' | 'test' | 'staging' | 'production';
  port: number;
  adminPort: number;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';
  /** Undefined: requests are not authenticated. */
  auth: AuthSettings | undefined;
  /** How long requests are still taken after the service said that it is not ready. */
  drainMs: number;
  /** How long requests in flight have, after that. */
  shutdownMs: number;
  dependencies: Record<DependencyName, DependencySettings>;
}

/**
 * Reads and checks the whole configuration.
 *
 * @throws ConfigError with everything that is wrong with it, not only the first
 */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const variables = readVariables(env);
  const settings = schema.safeParse(variables);
  const called = dependencies.map(({ name, variable }) => {
    const parsed = dependencySchema.safeParse({
      url: variables[`${variable}_URL`],
      token: variables[`${variable}_TOKEN`],
    });
    return { name, variable, parsed };
  });

  const problems = [
    ...describe(settings.error, path => path.join('.')),
    ...called.flatMap(({ variable, parsed }) =>
      describe(parsed.error, path => `${variable}_${path.join('_').toUpperCase()}`),
    ),
  ];
  if (!settings.success || problems.length > 0) {
    throw new ConfigError(problems);
  }
  const { data } = settings;
  return {
    environment: data.ENVIRONMENT,
    port: data.PORT,
    adminPort: data.ADMIN_PORT,
    logLevel: data.LOG_LEVEL,
    auth:
      data.AUTH_ISSUER && data.AUTH_JWKS_URL && data.AUTH === 'on'
        ? { issuer: data.AUTH_ISSUER, audience: data.AUTH_AUDIENCE, jwksUrl: data.AUTH_JWKS_URL }
        : undefined,
    drainMs: data.DRAIN_SECONDS * 1000,
    shutdownMs: data.SHUTDOWN_SECONDS * 1000,
    dependencies: Object.fromEntries(
      called.map(({ name, parsed }) => [name, parsed.data]),
    ) as Config['dependencies'],
  };
}

function report(context: z.RefinementCtx, name: string, message: string) {
  context.addIssue({ code: 'custom', path: [name], message });
}

function describe(error: z.ZodError | undefined, nameOf: (path: PropertyKey[]) => string) {
  return (error?.issues ?? []).map(issue => `${nameOf(issue.path)}: ${issue.message}`);
}
