// Writes package.json and package-lock.json of the skeleton: those of
// service-node with the packages that an extraction needs besides. Run it when
// service-node's change; with --check it only says whether they have.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ADDED = {
  '@openfeature/core': '^1.12.0',
  '@openfeature/flagd-core': '^4.0.1',
  '@openfeature/server-sdk': '^1.23.0',
};

/** Stands for the name while npm reads the files. */
const NAME = '${{ values.name }}';
const STAND_IN = 'name-of-the-service';
const DESCRIPTION = '${{ values.description | dump }}';

const here = fileURLToPath(new URL('../skeleton/', import.meta.url));
const base = fileURLToPath(
  new URL('../../service-node/skeleton/', import.meta.url),
);

const wantedPackage = () => {
  const manifest = read(base, 'package.json');
  manifest.dependencies = sorted({ ...manifest.dependencies, ...ADDED });
  return manifest;
};

if (process.argv.includes('--check')) {
  check();
} else {
  write();
}

function write() {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  save(folder, 'package.json', wantedPackage());
  save(folder, 'package-lock.json', read(base, 'package-lock.json'));
  execFileSync(
    'npm',
    [
      ...['install', '--package-lock-only', '--ignore-scripts', '--no-audit'],
      ...['--no-fund', '--omit-lockfile-registry-resolved'],
    ],
    { cwd: folder, stdio: 'inherit' },
  );
  for (const file of ['package.json', 'package-lock.json']) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(here, file), templated(text));
  }
  rmSync(folder, { recursive: true });
}

function check() {
  const problems = [];
  if (
    JSON.stringify(read(here, 'package.json')) !==
    JSON.stringify(wantedPackage())
  ) {
    problems.push(
      'package.json is not that of service-node with what is added',
    );
  }
  const ours = read(here, 'package-lock.json').packages;
  const theirs = read(base, 'package-lock.json').packages;
  for (const [path, { version }] of Object.entries(theirs)) {
    if (ours[path]?.version !== version) {
      problems.push(
        `package-lock.json has ${path || 'the service'} ${
          ours[path]?.version
        }, service-node has ${version}`,
      );
    }
  }
  if (problems.length > 0) {
    console.error(
      [
        ...problems,
        'Run node templates/extracted-service/tools/write-package.mjs',
      ].join('\n'),
    );
    process.exit(1);
  }
}

function read(folder, file) {
  const text = readFileSync(join(folder, file), 'utf8');
  return JSON.parse(
    text.replaceAll(NAME, STAND_IN).replace(DESCRIPTION, '"description"'),
  );
}

function save(folder, file, content) {
  writeFileSync(
    join(folder, file),
    `${JSON.stringify(content, undefined, 2)}\n`,
  );
}

function templated(text) {
  return text
    .replaceAll(STAND_IN, NAME)
    .replace('"description": "description"', `"description": ${DESCRIPTION}`);
}

function sorted(record) {
  return Object.fromEntries(
    Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
