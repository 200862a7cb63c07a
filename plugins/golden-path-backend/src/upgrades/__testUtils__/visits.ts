import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { startServices } from '../../services/__testUtils__/startServices';
import { entity, TestCatalog } from '../../services/__testUtils__/TestCatalog';
import { TestLedger } from '../../services/__testUtils__/TestLedger';
import {
  TestRelease,
  TestReleases,
} from '../../services/__testUtils__/TestReleases';

export const REF = 'component:default/visits';
export const PATH = '/services/component/default/visits';

export const PARAMETERS = {
  required: ['name'],
  properties: {
    name: { type: 'string', pattern: '^[a-z-]+$' },
    tier: { type: 'string', enum: ['1', '2'], default: '2' },
    colour: { type: 'string' },
  },
};

export const ANSWERS = { name: 'visits', tier: '1', colour: 'red' };

/** Looks like a token. */
export const SECRET = `ghp_${'a1B2'.repeat(9)}`;

const LINES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** Seven lines, some of them changed. */
export function text(...changes: Array<[from: string, to: string]>): string {
  const lines = LINES.map(line => new Map(changes).get(line) ?? line);
  return lines.map(line => `${line}\n`).join('');
}

/** A service of the first release, with a team that works on it. */
export async function setupVisits(given: {
  knex: Knex;
  folder: string;
  remote?: object;
}) {
  const { knex, folder, remote } = given;
  const catalog = new TestCatalog();
  catalog.set(entity('visits'));
  const ledger = new TestLedger();
  const releases = new TestReleases();
  releases.publish({
    version: '1.0.0',
    parameters: PARAMETERS,
    rules: [
      { paths: ['Dockerfile'], policy: 'managed' },
      { paths: ['src/domain/**'], policy: 'seed' },
    ],
    files: [
      { path: 'README.md', content: '# {{ name }}\n' },
      { path: 'Dockerfile', content: 'FROM node:22\n' },
      { path: 'src/main.ts', content: text() },
      { path: 'src/domain/visit.ts', content: 'export {};\n' },
      { path: 'scripts/run.sh', mode: '100755', content: '#!/bin/sh\n' },
      { path: 'docs/größe.md', content: 'klein\n' },
      { path: 'windows.txt', content: 'one\r\ntwo\r\nthree\r\n' },
      {
        path: 'logo.png',
        encoding: 'base64',
        content: Buffer.from([0, 1, 2, 255]).toString('base64'),
      },
    ],
  });
  const options = { knex, catalog, ledger, releases, folder, remote };
  const backend = await startServices(options);
  const team = await backend.give('visits', {
    version: '1.0.0',
    answers: ANSWERS,
  });
  return {
    ...backend,
    knex,
    catalog,
    ledger,
    releases,
    team,
    startReplica: () => startServices(options),
    preview: (body: JsonObject = {}) =>
      backend.post('/upgrades', { entityRef: REF, ...body }),
    /** Reads all repositories again, whether or not they are due. */
    check: async () => {
      await knex('service').update({ check_after: new Date(0) });
      await backend.run('check-services');
    },
    refuse: async (path: string, body: JsonObject = {}) => {
      const response = await backend.send('post', path, body);
      expect([path, response.status >= 400]).toEqual([path, true]);
      return `${response.status} ${response.body.error.message}`;
    },
  };
}

/** The second release: something for every kind of file. */
export function publishSecond(
  releases: TestReleases,
  more: TestRelease['files'] = [],
) {
  releases.publish({
    version: '1.1.0',
    parameters: PARAMETERS,
    rules: [
      { paths: ['Dockerfile'], policy: 'managed' },
      { paths: ['src/domain/**'], policy: 'seed' },
    ],
    migrations: [
      {
        version: '1.1.0',
        intent: 'The script has a better name',
        steps: [{ move: { from: 'scripts/run.sh', to: 'scripts/start.sh' } }],
      },
    ],
    files: [
      ...more,
      { path: 'README.md', content: '# {{ name }}\n' },
      { path: 'Dockerfile', content: 'FROM node:24\n' },
      { path: 'src/main.ts', content: text(['six', 'SIX']) },
      { path: 'src/domain/visit.ts', content: 'export const x = 1;\n' },
      { path: 'src/probes.ts', content: 'export {};\n' },
      {
        path: 'scripts/start.sh',
        mode: '100755',
        content: '#!/bin/sh\nset -eu\n',
      },
      { path: 'docs/größe.md', content: 'groß\n' },
      { path: 'windows.txt', content: 'one\r\ntwo\r\nTHREE\r\n' },
      {
        path: 'logo.png',
        encoding: 'base64',
        content: Buffer.from([0, 9, 9, 255]).toString('base64'),
      },
    ],
  });
}
