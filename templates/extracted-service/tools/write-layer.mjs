// Writes those files of the skeleton that are service-node's with something
// added, so that nobody has to follow its changes by hand. With --check, it
// only says whether the files are still what it would write.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { edits, packages } from './edits.mjs';
import { checkLock, writeLock } from './lock.mjs';

const base = new URL('../../service-node/skeleton/', import.meta.url);
const layer = new URL('../skeleton/', import.meta.url);

const files = Object.fromEntries(
  Object.entries(edits).map(([path, changes]) => [
    path,
    changes.reduce(
      (text, change) => apply(path, text, change),
      read(base, path),
    ),
  ]),
);
files['package.json'] = withPackages(read(base, 'package.json'));

if (process.argv.includes('--check')) {
  const problems = Object.entries(files)
    .filter(([path, text]) => read(layer, path) !== text)
    .map(([path]) => `${path} is not what service-node has, with what is added`)
    .concat(
      checkLock(
        read(base, 'package-lock.json'),
        read(layer, 'package-lock.json'),
      ),
    );
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    console.error(
      'Run: node templates/extracted-service/tools/write-layer.mjs',
    );
    process.exitCode = 1;
  }
} else {
  for (const [path, text] of Object.entries(files)) {
    write(path, text);
  }
  write(
    'package-lock.json',
    writeLock(files['package.json'], read(base, 'package-lock.json')),
  );
}

function apply(path, text, { after, insert }) {
  if (text.split(after).length !== 2) {
    throw new Error(`${path} of service-node must have this once:\n${after}`);
  }
  return text.replace(after, () => after + insert);
}

function withPackages(text) {
  return text.replace(
    /("dependencies": \{\n)([^}]*)\n( {2}\})/,
    (_, start, list, end) => {
      const lines = list
        .split(',\n')
        .concat(
          Object.entries(packages).map(
            ([name, range]) => `    "${name}": "${range}"`,
          ),
        );
      return `${start}${lines.sort().join(',\n')}\n${end}`;
    },
  );
}

function read(folder, path) {
  return readFileSync(new URL(path, folder), 'utf8');
}

function write(path, text) {
  const file = new URL(path, layer);
  mkdirSync(dirname(file.pathname), { recursive: true });
  writeFileSync(file, text);
}
