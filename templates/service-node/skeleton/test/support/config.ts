import { type Dependency, dependencies } from '../../src/clients/dependencies.ts';
import type { Config } from '../../src/config/config.ts';

/** What this service calls, for tests that hold whatever that is. */
export const declared: readonly Dependency[] = dependencies;

/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:1';

/** The variables that say where dependencies are. */
export const dependencyVariables = Object.fromEntries(
  declared.map(({ variable }) => [`${variable}_URL`, nowhere]),
);

/** A configuration that needs nothing outside of the test. */
export function testConfig(overrides: Partial<Config> = {}): Config {
  return {
    environment: 'local',
    port: 0,
    adminPort: 0,
    logLevel: 'fatal',
    auth: undefined,
    drainMs: 0,
    shutdownMs: 5_000,
    dependencies: Object.fromEntries(
      declared.map(({ name }) => [name, { url: nowhere }]),
    ) as Config['dependencies'],
    ...overrides,
  };
}
