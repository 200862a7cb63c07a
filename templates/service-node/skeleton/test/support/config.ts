import { type DependencyName, dependencies } from '../../src/clients/dependencies.ts';
import type { Config } from '../../src/config/config.ts';

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
      dependencies.map(({ name }: { name: DependencyName }) => [
        name,
        { url: 'http://localhost:1' },
      ]),
    ) as Config['dependencies'],
    ...overrides,
  };
}
