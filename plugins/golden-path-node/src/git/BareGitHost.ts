import { ConflictError } from '@backstage/errors';
import {
  assertBranchName,
  assertCommit,
  assertRepositoryName,
  isCommit,
} from './names';
import {
  findCommit,
  FoundCommit,
  getCommit,
  isAncestorCommit,
  listEntries,
  readEntries,
} from './readCommit';
import {
  CreateRepositoryRequest,
  GitCallOptions,
  GitHost,
  PushBranchRequest,
  PushResult,
  ReadTreeOptions,
  RepositoryTree,
} from './types';
import { WebUrls } from './WebUrls';
import { writeCommit } from './writeCommit';

/** Of new repositories, and where it is not known what their owners work on. */
export const FALLBACK_BRANCH = 'main';

/** What all hosts do in the same way once the objects are in a folder. */
export abstract class BareGitHost implements GitHost {
  readonly id: string;
  readonly title: string;
  abstract readonly type: 'local' | 'remote';
  abstract readonly canDelete: boolean;
  readonly #urls: WebUrls;

  constructor(options: { id: string; title: string; urls: WebUrls }) {
    this.id = options.id;
    this.title = options.title;
    this.#urls = options.urls;
  }

  abstract remoteUrl(name: string): string;
  abstract exists(name: string, options?: GitCallOptions): Promise<boolean>;
  abstract head(
    name: string,
    branch?: string,
    options?: GitCallOptions,
  ): Promise<string | undefined>;
  abstract createAndPush(
    request: CreateRepositoryRequest,
    options?: GitCallOptions,
  ): Promise<PushResult>;
  abstract deleteBranch(
    request: { name: string; branch: string; onlyIfHead: string },
    options?: GitCallOptions,
  ): Promise<boolean>;
  abstract deleteRepository(
    request: { name: string; onlyIfHead: string },
    options?: GitCallOptions,
  ): Promise<boolean>;

  /**
   * Gives the function a bare repository that has what the ref leads to: for a
   * commit all branches with their history, for a branch its newest commit.
   */
  protected abstract withObjects<T>(
    name: string,
    ref: string,
    fn: (gitDir: string) => Promise<T>,
    options: GitCallOptions,
  ): Promise<T>;

  /** The branch that its owners work on; `main` where that is not known. */
  protected abstract findDefaultBranch(
    name: string,
    options: GitCallOptions,
  ): Promise<string>;

  /** Makes a new branch of a commit that is in the bare repository. */
  protected abstract publish(
    gitDir: string,
    push: { name: string; branch: string; commit: string },
    options: GitCallOptions,
  ): Promise<void>;

  repositoryUrl(name: string): string {
    this.assertName(name);
    return this.#urls.format({ host: this.id, name, path: '' });
  }

  fileUrl(name: string, path: string, branch = FALLBACK_BRANCH): string {
    this.assertName(name);
    assertBranchName(branch);
    return this.#urls.format({ host: this.id, name, path, ref: branch });
  }

  async readTree(
    name: string,
    ref?: string,
    options: ReadTreeOptions = {},
  ): Promise<RepositoryTree> {
    const { filter = () => true } = options;
    return this.#atCommit(name, ref, options, async (gitDir, commit) => {
      const entries = await listEntries(gitDir, commit.hash, options);
      const wanted = entries.filter(({ path }) => filter(path));
      return {
        commit: commit.hash,
        committedAt: commit.committedAt,
        files: await readEntries(gitDir, wanted, options),
      };
    });
  }

  async listPaths(
    name: string,
    ref?: string,
    options: GitCallOptions = {},
  ): Promise<string[]> {
    return this.#atCommit(name, ref, options, async (gitDir, { hash }) => {
      const entries = await listEntries(gitDir, hash, options);
      return entries.map(({ path }) => path);
    });
  }

  async pushBranch(
    request: PushBranchRequest,
    options: GitCallOptions = {},
  ): Promise<PushResult> {
    const { base, branch, name } = request;
    assertBranchName(branch);
    assertCommit(base);
    return this.withObjects(
      name,
      base,
      async gitDir => {
        if (!(await findCommit(gitDir, base, options))) {
          throw new ConflictError(
            `The repository '${name}' no longer has the commit ${base}: its history was rewritten`,
          );
        }
        const commit = await writeCommit(
          gitDir,
          { ...request, parent: base },
          options,
        );
        return this.#publishOnce(gitDir, { name, branch, commit }, options);
      },
      options,
    );
  }

  async isAncestor(
    name: string,
    commits: { ancestor: string; descendant: string },
    options: GitCallOptions = {},
  ): Promise<boolean> {
    const { ancestor, descendant } = commits;
    assertCommit(ancestor);
    assertRef(descendant);
    return this.withObjects(
      name,
      ancestor,
      async gitDir => {
        const head = await getCommit(gitDir, name, descendant, options);
        return (await findCommit(gitDir, ancestor, options))
          ? isAncestorCommit(gitDir, ancestor, head.hash, options)
          : false;
      },
      options,
    );
  }

  protected assertName(name: string): void {
    assertRepositoryName(name);
  }

  async #atCommit<T>(
    name: string,
    ref: string | undefined,
    options: GitCallOptions,
    fn: (gitDir: string, commit: FoundCommit) => Promise<T>,
  ): Promise<T> {
    const wanted = ref ?? (await this.findDefaultBranch(name, options));
    assertRef(wanted);
    return this.withObjects(
      name,
      wanted,
      async gitDir =>
        fn(gitDir, await getCommit(gitDir, name, wanted, options)),
      options,
    );
  }

  /**
   * Looked at before, because a killed task may have pushed it already, and
   * after, because somebody else may have pushed in between.
   */
  async #publishOnce(
    gitDir: string,
    push: { name: string; branch: string; commit: string },
    options: GitCallOptions,
  ): Promise<PushResult> {
    const { branch, commit, name } = push;
    const head = await this.head(name, branch, options);
    if (head === commit) {
      return { commit, created: false };
    }
    const conflict = `There is a branch '${branch}' in '${name}' already, with another commit; merge or delete it first`;
    if (head) {
      throw new ConflictError(conflict);
    }
    try {
      await this.publish(gitDir, push, options);
    } catch (error) {
      const winner = await this.head(name, branch, options);
      if (winner === commit) {
        return { commit, created: false };
      }
      throw winner ? new ConflictError(conflict) : error;
    }
    return { commit, created: true };
  }
}

function assertRef(ref: string): void {
  if (!isCommit(ref)) {
    assertBranchName(ref);
  }
}
