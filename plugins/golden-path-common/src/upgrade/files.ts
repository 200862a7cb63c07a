import { RepositoryFile } from '../api';
import { isBinary } from '../stamp';

export function isLink(file: RepositoryFile): boolean {
  return file.mode === '120000';
}

/** Whether a file can be read and merged line by line. */
export function isText(file: RepositoryFile): boolean {
  return !isLink(file) && !isBinary(file);
}

/** Whether two files are the same, apart from where they are, and their mode. */
export function sameContent(a: RepositoryFile, b: RepositoryFile): boolean {
  return (
    isLink(a) === isLink(b) &&
    a.encoding === b.encoding &&
    a.content === b.content
  );
}

/** Whether two files are the same, apart from where they are. */
export function sameFile(a: RepositoryFile, b: RepositoryFile): boolean {
  return a.mode === b.mode && sameContent(a, b);
}
