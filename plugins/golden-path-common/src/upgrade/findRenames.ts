import { RepositoryFile } from '../api';
import { isLink, isText, sameContent } from './files';

/** A file that is so much like one that is gone, that it is taken for it. */
export interface Rename {
  from: RepositoryFile;
  to: RepositoryFile;
}

const leastSimilarity = 0.5;

/** Finds out which of the new files are the old ones, in another place. */
export function findRenames(
  gone: RepositoryFile[],
  added: RepositoryFile[],
): Rename[] {
  const olds = gone.map(outline);
  const news = added.map(outline);
  const candidates = olds.flatMap(from =>
    news.map(to => ({ from, to, similarity: similarityOf(from, to) })),
  );
  const best = candidates
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort(
      (a, b) =>
        b.similarity - a.similarity ||
        Number(sameName(b)) - Number(sameName(a)) ||
        compareText(a.from.file.path, b.from.file.path) ||
        compareText(a.to.file.path, b.to.file.path),
    );

  const taken = new Set<RepositoryFile>();
  const renames: Rename[] = [];
  for (const { from, to } of best) {
    if (!taken.has(from.file) && !taken.has(to.file)) {
      taken.add(from.file).add(to.file);
      renames.push({ from: from.file, to: to.file });
    }
  }
  return renames;
}

interface Outline {
  file: RepositoryFile;
  /** How often each line occurs that is not blank. */
  lines: Map<string, number>;
  length: number;
}

function outline(file: RepositoryFile): Outline {
  const lines = new Map<string, number>();
  let length = 0;
  for (const line of isText(file) ? file.content.split('\n') : []) {
    const text = line.trim();
    if (text) {
      lines.set(text, (lines.get(text) ?? 0) + 1);
      length++;
    }
  }
  return { file, lines, length };
}

/** How many of the lines are in both, between 0 and 1. */
function similarityOf(a: Outline, b: Outline): number {
  if (a.file.content === '' || isLink(a.file) || isLink(b.file)) {
    return 0;
  }
  if (sameContent(a.file, b.file)) {
    return 1;
  }
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < leastSimilarity * longest) {
    return 0;
  }
  let common = 0;
  for (const [line, count] of a.lines) {
    common += Math.min(count, b.lines.get(line) ?? 0);
  }
  return longest === 0 ? 0 : common / longest;
}

function sameName({ from, to }: { from: Outline; to: Outline }): boolean {
  return from.file.path.split('/').at(-1) === to.file.path.split('/').at(-1);
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
