import { FolderFiles, RepositoryFacts, RepositoryFiles } from '../types';
import { countDependencies, requirementsOf } from './countDependencies';
import { fileName, folderOf, isAtTop } from './paths';

const MAX_MANIFESTS = 50;

/** Manifests with the lock files that go with them; Maven has none. */
const MANIFESTS: { manifest: RegExp; locks: string[] }[] = [
  {
    manifest: /^package\.json$/,
    locks: [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
    ],
  },
  { manifest: /^pom\.xml$/, locks: [] },
  { manifest: /^build\.gradle(\.kts)?$/, locks: ['gradle.lockfile'] },
  { manifest: /^go\.mod$/, locks: ['go.sum'] },
  { manifest: /^Cargo\.toml$/, locks: ['Cargo.lock'] },
  {
    manifest: /^pyproject\.toml$/,
    locks: ['poetry.lock', 'uv.lock', 'pdm.lock', 'pylock.toml'],
  },
  { manifest: /^requirements\.txt$/, locks: ['requirements.lock'] },
  { manifest: /^Pipfile$/, locks: ['Pipfile.lock'] },
  { manifest: /^Gemfile$/, locks: ['Gemfile.lock'] },
  { manifest: /^composer\.json$/, locks: ['composer.lock'] },
  { manifest: /\.csproj$/, locks: ['packages.lock.json'] },
];

export async function detectDependencies(
  files: RepositoryFiles,
): Promise<
  Pick<RepositoryFacts, 'manifests' | 'lockfile' | 'dependencyCount'>
> {
  const manifests = files.paths
    .filter(path =>
      MANIFESTS.some(({ manifest }) => manifest.test(fileName(path))),
    )
    .slice(0, MAX_MANIFESTS);

  const locked: boolean[] = [];
  const counts: (number | undefined)[] = [];
  for (const path of manifests) {
    const text = (await files.readText(path)) ?? '';
    const count = countDependencies(fileName(path), text);
    if (isAtTop(path)) {
      counts.push(count);
    }
    const locks = locksOf(path);
    if (locks.length > 0 && count !== 0) {
      locked.push(isPinned(path, text) || hasLock(files, path, locks));
    }
  }

  const sum = counts.reduce(
    (total, count) =>
      total !== undefined && count !== undefined ? total + count : undefined,
    0,
  );
  return {
    manifests,
    lockfile: locked.length > 0 ? locked.every(Boolean) : undefined,
    dependencyCount: counts.length > 0 ? sum : undefined,
  };
}

function locksOf(path: string): string[] {
  const name = fileName(path);
  return MANIFESTS.find(({ manifest }) => manifest.test(name))?.locks ?? [];
}

/** A lock file counts for the folders below it, as workspaces share theirs. */
function hasLock(
  files: RepositoryFiles,
  manifest: string,
  locks: string[],
): boolean {
  const present = new Set(files.paths);
  for (let folder = folderOf(manifest); ; folder = folderOf(folder)) {
    const prefix = folder === '' ? '' : `${folder}/`;
    if (locks.some(lock => present.has(prefix + lock))) {
      return true;
    }
    if (folder === '') {
      return files.parents.some(parent => hasAnyAtTop(parent, locks));
    }
  }
}

function hasAnyAtTop(folder: FolderFiles, names: string[]): boolean {
  return folder.paths.some(path => names.includes(path));
}

/** Requirements that all name one version are their own lock file. */
function isPinned(path: string, text: string): boolean {
  return (
    fileName(path) === 'requirements.txt' &&
    requirementsOf(text).every(line => line.includes('=='))
  );
}
