import { InputError } from '@backstage/errors';
import { pathProblem } from '@guildhall/plugin-golden-path-common';

const REPOSITORY_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;
const REF_COMPONENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const MAX_REF_LENGTH = 200;

/** Throws unless a repository may have the name; it is one path segment. */
export function assertRepositoryName(name: string): void {
  if (
    !REPOSITORY_NAME.test(name) ||
    name.includes('..') ||
    /\.(git|lock)$|\.$/i.test(name)
  ) {
    throw new InputError(
      `'${name}' is no name of a repository: use letters, digits, '-', '_' and '.', 100 at most, beginning with a letter or digit and not ending in '.git' or '.lock'`,
    );
  }
}

/** Throws unless a branch may have the name. */
export function assertBranchName(branch: string): void {
  const components = branch.split('/');
  const isValid = components.every(
    component =>
      REF_COMPONENT.test(component) &&
      !component.includes('..') &&
      !/\.lock$|\.$/.test(component),
  );
  if (!isValid || branch.length > MAX_REF_LENGTH || branch === 'HEAD') {
    throw new InputError(
      `'${branch}' is no name of a branch: use letters, digits, '-', '_', '.' and '/', such as golden-path/upgrade-1.2.0`,
    );
  }
}

/** Whether it is the full hash of a commit. */
export function isCommit(ref: string): boolean {
  return COMMIT.test(ref);
}

/** Throws unless it is the full hash of a commit. */
export function assertCommit(commit: string): void {
  if (!isCommit(commit)) {
    throw new InputError(`'${commit}' is not the full hash of a commit`);
  }
}

/** Throws unless a file in a repository may have the path. */
export function assertFilePath(path: string): void {
  const problem = pathProblem(path);
  if (problem) {
    throw new InputError(
      `The path ${JSON.stringify(path.slice(0, 200))} ${problem}`,
    );
  }
}
