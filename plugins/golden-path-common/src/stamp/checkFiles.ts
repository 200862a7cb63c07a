import { InputError } from '@backstage/errors';
import { RepositoryFile } from '../api';
import { bytesOf, normalizeFile } from './content';
import { linkProblem, pathProblem } from './paths';

/**
 * Brings files into one form, sorted by path.
 *
 * @throws InputError if a path is not safe, or there twice
 */
export function checkFiles(files: RepositoryFile[]): RepositoryFile[] {
  const checked = new Map<string, RepositoryFile>();
  for (const file of files) {
    const problem = fileProblem(file);
    if (problem) {
      throw new InputError(problem);
    }
    if (checked.has(file.path)) {
      throw new InputError(`${quoted(file.path)} is there twice`);
    }
    checked.set(file.path, normalizeFile(file));
  }
  return [...checked.values()].sort(byPath);
}

/** By the code units of the path: the same in every language. */
export function byPath(a: { path: string }, b: { path: string }): number {
  if (a.path === b.path) {
    return 0;
  }
  return a.path < b.path ? -1 : 1;
}

function fileProblem(file: RepositoryFile): string | undefined {
  const { path, mode } = file;
  const inPath = pathProblem(path);
  if (inPath) {
    return `The path ${quoted(path)} ${inPath}`;
  }
  let bytes: Uint8Array;
  try {
    bytes = bytesOf(file);
  } catch {
    return `The content of ${quoted(
      path,
    )} must be base64, as its encoding says`;
  }
  if (mode !== '120000') {
    return undefined;
  }
  const inTarget = linkProblem(path, new TextDecoder().decode(bytes));
  return inTarget && `The target of the link ${quoted(path)} ${inTarget}`;
}

/** Of paths that may have any characters in them. */
function quoted(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}
