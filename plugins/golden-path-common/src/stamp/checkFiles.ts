import { InputError } from '@backstage/errors';
import { RepositoryFile } from '../api';
import { normalizeFile } from './content';
import { linkProblem, pathProblem, stampFolder } from './paths';

/**
 * Brings the files of a repository into one form, sorted by path.
 *
 * @throws InputError if a path is not safe, or there twice
 */
export function checkFiles(files: RepositoryFile[]): RepositoryFile[] {
  const checked = new Map<string, RepositoryFile>();
  for (const file of files) {
    const problem = pathProblem(file.path);
    if (problem) {
      throw new InputError(`The path ${quoted(file.path)} ${problem}`);
    }
    if (checked.has(file.path)) {
      throw new InputError(`${quoted(file.path)} is there twice`);
    }
    checked.set(file.path, normalized(file));
  }
  return [...checked.values()].sort(byPath);
}

/**
 * The same for the files of a template, whose links have to stay inside, and
 * without those that it does not render itself.
 *
 * @throws InputError if a path is not safe, or there twice
 */
export function checkTemplateFiles(files: RepositoryFile[]): RepositoryFile[] {
  const checked = checkFiles(files);
  for (const { path, mode, content } of checked) {
    const problem = mode === '120000' && linkProblem(path, content);
    if (problem) {
      throw new InputError(`The target of the link ${quoted(path)} ${problem}`);
    }
  }
  return checked.filter(({ path }) => !path.startsWith(stampFolder));
}

/** By the code units of the path: the same in every language. */
export function byPath(a: { path: string }, b: { path: string }): number {
  if (a.path === b.path) {
    return 0;
  }
  return a.path < b.path ? -1 : 1;
}

function normalized(file: RepositoryFile): RepositoryFile {
  try {
    return normalizeFile(file);
  } catch {
    throw new InputError(
      `The content of ${quoted(
        file.path,
      )} must be base64, as its encoding says`,
    );
  }
}

/** Of paths that may have any characters in them. */
function quoted(path: string): string {
  return JSON.stringify(path.slice(0, 200));
}
