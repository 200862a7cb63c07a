const maxLength = 1000;

/** Where a generated repository keeps what it was made from. */
export const stampFolder = '.guildhall/';

/**
 * Says what is wrong with the path of a file in a repository; undefined if it
 * is safe: relative, in normal form, and not one of git's own files, on any
 * operating system.
 *
 * @public
 */
export function pathProblem(path: string): string | undefined {
  if (path === '' || path.length > maxLength) {
    return `must have 1 to ${maxLength} characters`;
  }
  if (/[\p{Cc}\p{Cs}]/u.test(path)) {
    return 'must not have control characters or half of a character';
  }
  if (path.includes('\\')) {
    return 'must not have backslashes';
  }
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) {
    return 'must be relative';
  }
  const segments = path.split('/');
  if (segments.some(segment => ['', '.', '..'].includes(segment))) {
    return 'must not have empty segments, . or ..';
  }
  if (segments.some(isGitFolder)) {
    return 'must not be inside .git';
  }
  return undefined;
}

/**
 * Says what is wrong with the target of a symbolic link; undefined if it stays
 * inside the repository.
 *
 * @public
 */
export function linkProblem(path: string, target: string): string | undefined {
  if (target.includes('\\') || target.includes('\0')) {
    return 'must not have backslashes or control characters';
  }
  if (target === '' || target.startsWith('/') || /^[a-z]:/i.test(target)) {
    return 'must be relative';
  }
  let depth = path.split('/').length - 1;
  for (const segment of target.split('/')) {
    if (segment === '..') {
      depth--;
    } else if (segment !== '' && segment !== '.') {
      depth++;
    }
    if (depth < 0) {
      return 'must stay inside the repository';
    }
    if (isGitFolder(segment)) {
      return 'must not be inside .git';
    }
  }
  return undefined;
}

// File systems that know no case, short names, or drop what they cannot show,
// take these for .git too.
function isGitFolder(segment: string): boolean {
  const shown = segment
    .replace(/\p{Cf}/gu, '')
    .replace(/(::\$.*)?[. ]*$/, '')
    .toLowerCase();
  return shown === '.git' || /^git~\d+$/.test(shown);
}
