import type { Config } from '../config/config.ts';
import type { Metrics } from '../metrics.ts';
import { type Client, createClient } from './client.ts';
import { type DependencyName, dependencies } from './dependencies.ts';

/** A client for each declared dependency, by its name. */
export type Clients = Readonly<Record<DependencyName, Client>>;

export function createClients(settings: Config['dependencies'], metrics: Metrics): Clients {
  return Object.fromEntries(
    dependencies.map(({ name }) => [name, createClient(name, settings[name], metrics)]),
  ) as Clients;
}
