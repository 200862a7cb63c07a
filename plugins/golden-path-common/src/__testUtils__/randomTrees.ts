import { RepositoryFile } from '../api';
import { Random } from './createRandom';

/** Which policy the files of randomTrees have, by folder. */
export const treeRules = [
  { paths: ['managed/**'], policy: 'managed' as const },
  { paths: ['seed/**'], policy: 'seed' as const },
];

const folders = ['', 'src/', 'managed/', 'seed/', 'docs/ünï/'];

/**
 * Makes a tree, and two that were made from it. Lines that a side has added
 * begin with its name, and are unlike all others.
 */
export function randomTrees(random: Random) {
  let serial = 0;
  const newLine = (side: string) => `${side} ${serial++}`;
  const newFile = (side: string): RepositoryFile => ({
    path: `${random.pick(folders)}${side}-${serial++}.txt`,
    ...randomContent(random, side, newLine),
    mode: random.below(5) === 0 ? '100755' : '100644',
  });
  const base = Array.from({ length: 1 + random.below(12) }, () =>
    newFile('base'),
  );
  const change = (side: string) => {
    const changed = base.flatMap(file =>
      random.below(2) === 0 ? file : changeFile(random, file, side, newLine),
    );
    const added = Array.from({ length: random.below(4) }, () => newFile(side));
    return shuffle(random, [...changed, ...added]);
  };
  return { base, ours: change('team'), theirs: change('template') };
}

function randomContent(
  random: Random,
  side: string,
  newLine: (side: string) => string,
): Pick<RepositoryFile, 'encoding' | 'content'> {
  if (random.below(8) === 0) {
    return { encoding: 'base64', content: btoa(`\xff${newLine(side)}`) };
  }
  const lines = Array.from({ length: random.below(12) }, () =>
    side === 'base' && random.below(4) === 0 ? 'common' : newLine(side),
  );
  return { encoding: 'utf8', content: lines.map(line => `${line}\n`).join('') };
}

function changeFile(
  random: Random,
  file: RepositoryFile,
  side: string,
  newLine: (side: string) => string,
): RepositoryFile[] {
  switch (random.below(8)) {
    case 0:
      return [];
    case 1:
      return [{ ...file, path: file.path.replace(/[^/]*$/, newLine(side)) }];
    case 2:
      return [{ ...file, mode: '100755' }];
    default:
      return file.encoding === 'base64'
        ? [{ ...file, content: btoa(`\xff${newLine(side)}`) }]
        : [{ ...file, content: editText(random, file.content, side, newLine) }];
  }
}

function editText(
  random: Random,
  content: string,
  side: string,
  newLine: (side: string) => string,
): string {
  const lines = content.split('\n').slice(0, -1);
  for (let edits = 1 + random.below(3); edits > 0; edits--) {
    const at = random.below(lines.length + 1);
    lines.splice(at, random.below(2), newLine(side));
  }
  return lines.map(line => `${line}\n`).join('');
}

export function shuffle<T>(random: Random, items: T[]): T[] {
  return items
    .map(item => ({ item, order: random.next() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}
