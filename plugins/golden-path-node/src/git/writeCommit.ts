import { InputError } from '@backstage/errors';
import { bytesOf, RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { randomUUID } from 'node:crypto';
import { assertWithinLimits } from './files';
import { assertFilePath } from './names';
import { runGit } from './runGit';
import { GitAuthor } from './types';

const NO_COMMIT = '0'.repeat(40);

/** What {@link writeCommit} puts into the objects of a repository. */
export interface NewCommit {
  parent?: string;
  files: readonly RepositoryFile[];
  deletions?: readonly string[];
  message: string;
  author: GitAuthor;
}

/**
 * Writes a commit that no branch has yet, in one go and without a working copy,
 * so that no filter, attribute or symbolic link has a say in it.
 */
export async function writeCommit(
  gitDir: string,
  commit: NewCommit,
  options: { signal?: AbortSignal } = {},
): Promise<string> {
  const { stdout } = await runGit(
    ['fast-import', '--quiet', '--done', '--date-format=raw'],
    { gitDir, input: toFastImport(commit), signal: options.signal },
  );
  return stdout.toString('utf8').trim();
}

function toFastImport(commit: NewCommit): Buffer {
  const { author, deletions = [], files, message, parent } = commit;
  // fast-import wants a branch; this one is gone again before it could be seen.
  const ref = `refs/guildhall/${randomUUID()}`;
  const parts: Uint8Array[] = [];
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`));
  const data = (content: Uint8Array) => {
    line(`data ${content.length}`);
    parts.push(content, Buffer.from('\n'));
  };

  const contents = files.map(bytesOf);
  assertWithinLimits(
    files.length,
    contents.reduce((sum, content) => sum + content.length, 0),
  );
  line('feature get-mark');
  line(`commit ${ref}`);
  line('mark :1');
  line(`author ${identityOf(author)}`);
  line(`committer ${identityOf(author)}`);
  data(Buffer.from(message));
  if (parent) {
    line(`from ${parent}`);
  }
  // Deletions first, so that a folder may take the place of a file.
  for (const path of deletions) {
    assertFilePath(path);
    line(`D ${quote(path)}`);
  }
  files.forEach((file, index) => {
    assertFilePath(file.path);
    line(`M ${file.mode} inline ${quote(file.path)}`);
    data(contents[index]);
  });
  line('get-mark :1');
  line(`reset ${ref}`);
  line(`from ${NO_COMMIT}`);
  line('');
  line('done');
  return Buffer.concat(parts);
}

function identityOf({ name, email, date }: GitAuthor): string {
  const seconds = Math.floor(date.getTime() / 1_000);
  if (!Number.isFinite(seconds)) {
    throw new InputError('The date of the commit is no date');
  }
  return `${plain(name)} <${plain(email)}> ${seconds} +0000`;
}

/** Without what would end the name or the line. */
function plain(text: string): string {
  return [...text]
    .filter(character => character >= ' ' && !'<>'.includes(character))
    .join('')
    .trim();
}

function quote(path: string): string {
  const escaped = path
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
  return `"${escaped}"`;
}
