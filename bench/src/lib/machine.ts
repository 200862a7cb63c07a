import { availableParallelism, totalmem } from 'node:os';
import { postgresVersion } from './databases';

/** What the figures were made on; no names. */
export async function describeMachine(): Promise<string> {
  const { node } = process.versions;
  const date = new Date().toISOString().slice(0, 10);
  return [
    `${availableParallelism()} cores`,
    `${Math.round(totalmem() / 1e9)} GB of memory`,
    `Node.js ${node}`,
    `PostgreSQL ${await postgresVersion()} on the same machine`,
    date,
  ].join(', ');
}
