import { ConflictError, isError, NotFoundError } from '@backstage/errors';
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BareGitHost, FALLBACK_BRANCH } from './BareGitHost';
import { initRepository } from './initRepository';
import { assertBranchName, assertCommit } from './names';
import { findCommit } from './readCommit';
import { runGit } from './runGit';
import { CreateRepositoryRequest, GitCallOptions, PushResult } from './types';
import { WebUrls } from './WebUrls';
import { writeCommit } from './writeCommit';

/** Left over from a process that was killed; nothing takes this long. */
const STALE_AFTER_MS = 60 * 60 * 1_000;

/** Bare repositories below a folder. */
export class LocalGitHost extends BareGitHost {
  readonly type = 'local';
  readonly canDelete = true;
  readonly #root: string;
  /** Repositories in the making, on the same file system as the finished ones. */
  readonly #workshop: string;

  constructor(options: {
    id: string;
    title: string;
    root: string;
    urls: WebUrls;
  }) {
    super(options);
    this.#root = options.root;
    this.#workshop = join(options.root, '.guildhall');
  }

  remoteUrl(name: string): string {
    return pathToFileURL(this.#folder(name)).href;
  }

  async exists(name: string): Promise<boolean> {
    const found = await stat(join(this.#folder(name), 'HEAD')).catch(
      () => undefined,
    );
    return found !== undefined;
  }

  async head(
    name: string,
    branch?: string,
    options: GitCallOptions = {},
  ): Promise<string | undefined> {
    if (branch !== undefined) {
      assertBranchName(branch);
    }
    if (!(await this.exists(name))) {
      return undefined;
    }
    const wanted = branch ?? (await this.findDefaultBranch(name, options));
    const found = await findCommit(this.#folder(name), wanted, options);
    return found?.hash;
  }

  async createAndPush(
    request: CreateRepositoryRequest,
    options: GitCallOptions = {},
  ): Promise<PushResult> {
    const { name, branch = FALLBACK_BRANCH } = request;
    assertBranchName(branch);
    const folder = this.#folder(name);
    const draft = await this.#draft();
    try {
      await initRepository(draft, branch);
      const commit = await writeCommit(draft, request, options);
      await runGit(['update-ref', `refs/heads/${branch}`, commit], {
        gitDir: draft,
        signal: options.signal,
      });
      // One step for the file system: of two that try, exactly one succeeds.
      const created = await moveTo(draft, folder);
      if (!created && (await this.head(name, branch, options)) !== commit) {
        throw new ConflictError(
          `There is a repository '${name}' at '${this.id}' already; choose another name`,
        );
      }
      return { commit, created };
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
  }

  async deleteBranch(
    request: { name: string; branch: string; onlyIfHead: string },
    options: GitCallOptions = {},
  ): Promise<boolean> {
    const { branch, name, onlyIfHead } = request;
    assertCommit(onlyIfHead);
    const head = await this.head(name, branch, options);
    if (!head) {
      return false;
    }
    if (head !== onlyIfHead) {
      throw new ConflictError(
        `The branch '${branch}' of '${name}' has moved on since it was pushed`,
      );
    }
    // Refused by git, should the branch have moved on in this moment.
    await runGit(['update-ref', '-d', `refs/heads/${branch}`, onlyIfHead], {
      gitDir: this.#folder(name),
      signal: options.signal,
    });
    return true;
  }

  async deleteRepository(
    request: { name: string; onlyIfHead: string },
    options: GitCallOptions = {},
  ): Promise<boolean> {
    const { name, onlyIfHead } = request;
    assertCommit(onlyIfHead);
    const folder = this.#folder(name);
    if (!(await this.exists(name))) {
      return false;
    }
    await this.#assertHoldsOnly(folder, request, options);
    // Out of everybody's reach first, and looked at again there.
    const grave = join(this.#workshop, `deleted-${randomUUID()}`);
    await mkdir(this.#workshop, { recursive: true });
    await rename(folder, grave);
    try {
      await this.#assertHoldsOnly(grave, request, options);
    } catch (error) {
      await rename(grave, folder);
      throw error;
    }
    await rm(grave, { recursive: true, force: true });
    return true;
  }

  protected async withObjects<T>(
    name: string,
    _ref: string,
    fn: (gitDir: string) => Promise<T>,
  ): Promise<T> {
    if (!(await this.exists(name))) {
      throw new NotFoundError(
        `There is no repository '${name}' at '${this.id}'`,
      );
    }
    return fn(this.#folder(name));
  }

  protected async findDefaultBranch(
    name: string,
    options: GitCallOptions,
  ): Promise<string> {
    if (!(await this.exists(name))) {
      return FALLBACK_BRANCH;
    }
    const gitDir = this.#folder(name);
    const { stdout } = await runGit(['symbolic-ref', '--short', 'HEAD'], {
      gitDir,
      signal: options.signal,
    });
    const branch = stdout.toString('utf8').trim();
    // A new repository may name a branch that nobody ever pushed.
    return (await findCommit(gitDir, branch, options))
      ? branch
      : FALLBACK_BRANCH;
  }

  protected async publish(
    gitDir: string,
    push: { branch: string; commit: string },
    options: GitCallOptions,
  ): Promise<void> {
    // The empty old value: only if there is no such branch.
    await runGit(['update-ref', `refs/heads/${push.branch}`, push.commit, ''], {
      gitDir,
      signal: options.signal,
    });
  }

  #folder(name: string): string {
    this.assertName(name);
    return join(this.#root, `${name}.git`);
  }

  /** A new, empty folder; those that a killed process left are swept away. */
  async #draft(): Promise<string> {
    await mkdir(this.#workshop, { recursive: true });
    const entries = await readdir(this.#workshop);
    for (const entry of entries.filter(it => it.startsWith('draft-'))) {
      const path = join(this.#workshop, entry);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > STALE_AFTER_MS) {
        await rm(path, { recursive: true, force: true });
      }
    }
    const draft = join(this.#workshop, `draft-${randomUUID()}`);
    await mkdir(draft);
    return draft;
  }

  async #assertHoldsOnly(
    gitDir: string,
    request: { name: string; onlyIfHead: string },
    options: GitCallOptions,
  ): Promise<void> {
    const { stdout } = await runGit(
      ['for-each-ref', '--format=%(objectname)'],
      { gitDir, signal: options.signal },
    );
    const heads = stdout.toString('utf8').split('\n').filter(Boolean);
    if (heads.some(head => head !== request.onlyIfHead)) {
      throw new ConflictError(
        `The repository '${request.name}' is not deleted, because something was pushed to it since it was made`,
      );
    }
  }
}

/** False when something is there already. */
async function moveTo(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    const code = isError(error) && error.code;
    if (code === 'ENOTEMPTY' || code === 'EEXIST' || code === 'EPERM') {
      return false;
    }
    throw error;
  }
}
