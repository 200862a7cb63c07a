import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** npm cannot read an expression of a template where a name must be. */
const NAME = '${{ values.name }}';
const STAND_IN = 'name-of-the-service';
const DESCRIPTION = '${{ values.description | dump }}';

/** The lock of service-node with the packages that are added; asks the registry. */
export function writeLock(manifest, lock) {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  try {
    writeFileSync(join(folder, 'package.json'), readable(manifest));
    writeFileSync(join(folder, 'package-lock.json'), readable(lock));
    execFileSync(
      'npm',
      [
        ...['install', '--package-lock-only', '--ignore-scripts', '--no-audit'],
        ...['--no-fund', '--omit-lockfile-registry-resolved'],
      ],
      { cwd: folder, stdio: 'inherit' },
    );
    return readFileSync(join(folder, 'package-lock.json'), 'utf8').replaceAll(
      STAND_IN,
      NAME,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Packages that are not locked as service-node has them locked. */
export function checkLock(base, layer) {
  const ours = JSON.parse(layer).packages;
  return Object.entries(JSON.parse(base).packages)
    .filter(([path, { version }]) => ours[path]?.version !== version)
    .map(([path]) => `package-lock.json has another version of ${path}`);
}

function readable(text) {
  return text.replaceAll(NAME, STAND_IN).replace(DESCRIPTION, '""');
}
