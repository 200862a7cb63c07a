import { RepositoryFile } from '../api';
import { byPath } from '../stamp/checkFiles';
import { isLink, isText } from './files';

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
  if (gone.length === 0) {
    return [];
  }
  const oldsByLine = new Map<string, Outline[]>();
  for (const old of gone.map(outline)) {
    for (const line of old.lines.keys()) {
      const others = oldsByLine.get(line) ?? [];
      others.push(old);
      oldsByLine.set(line, others);
    }
  }
  const candidates = added.flatMap(file => similarTo(file, oldsByLine));
  candidates.sort(
    (a, b) =>
      b.similarity - a.similarity ||
      Number(sameName(b)) - Number(sameName(a)) ||
      byPath(a.from, b.from) ||
      byPath(a.to, b.to),
  );

  const taken = new Set<RepositoryFile>();
  const renames: Rename[] = [];
  for (const { from, to } of candidates) {
    if (!taken.has(from) && !taken.has(to)) {
      taken.add(from).add(to);
      renames.push({ from, to });
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

/** What cannot be read line by line is as one line; links are not followed. */
function outline(file: RepositoryFile): Outline {
  const lines = new Map<string, number>();
  let length = 0;
  for (const line of isText(file) ? file.content.split('\n') : [file.content]) {
    const text = isLink(file) ? '' : line.trim();
    if (text) {
      lines.set(text, (lines.get(text) ?? 0) + 1);
      length++;
    }
  }
  return { file, lines, length };
}

interface Candidate extends Rename {
  similarity: number;
}

/** The old files that share at least half of their lines with a new one. */
function similarTo(
  file: RepositoryFile,
  oldsByLine: Map<string, Outline[]>,
): Candidate[] {
  const { lines, length } = outline(file);
  const common = new Map<Outline, number>();
  for (const [line, count] of lines) {
    for (const old of oldsByLine.get(line) ?? []) {
      const shared = Math.min(count, old.lines.get(line) ?? 0);
      common.set(old, (common.get(old) ?? 0) + shared);
    }
  }
  return [...common]
    .map(([old, shared]) => ({
      from: old.file,
      to: file,
      similarity: shared / Math.max(length, old.length),
    }))
    .filter(({ similarity }) => similarity >= leastSimilarity);
}

function sameName({ from, to }: Rename): boolean {
  return from.path.split('/').at(-1) === to.path.split('/').at(-1);
}
