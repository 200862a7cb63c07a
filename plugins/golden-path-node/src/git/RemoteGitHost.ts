import {
  ConflictError,
  NotFoundError,
  NotImplementedError,
} from '@backstage/errors';
import { tmpdir } from 'node:os';
import { BareGitHost, FALLBACK_BRANCH } from './BareGitHost';
import { inScratchRepository } from './inScratchRepository';
import { assertBranchName, assertCommit, isCommit } from './names';
import { openOnce } from '../pullRequests/openOnce';
import { ForgeConnection } from '../pullRequests/readForge';
import { PullRequests } from '../pullRequests/types';
import { accessTo } from './remoteAccess';
import { parseRefs, RemoteRefs } from './remoteRefs';
import { GitCommandError, runGit, RunGitOptions } from './runGit';
import { CreateRepositoryRequest, GitCallOptions, PushResult } from './types';
import { WebUrls } from './WebUrls';
import { writeCommit } from './writeCommit';

/** How servers, and git itself, say that there is no such repository. */
const NOT_FOUND =
  /not found|does not exist|does not appear to be a git repository|could not be found|cannot find repository/i;

/** Long enough for a large repository over a slow line. */
const TRANSFER_TIMEOUT_MS = 5 * 60_000;

/**
 * Repositories of a git server, by one URL for each name. New ones come to be
 * by pushing to them: the server makes them then, or they are there, empty.
 */
export class RemoteGitHost extends BareGitHost {
  readonly type = 'remote';
  readonly canDelete = false;
  readonly pullRequests?: PullRequests;
  readonly #cloneUrl: string;
  readonly #access: Pick<RunGitOptions, 'config' | 'protocol' | 'secrets'>;

  constructor(options: {
    id: string;
    title: string;
    urls: WebUrls;
    /** With `{name}` in it, and without credentials. */
    cloneUrl: string;
    /** For http and https. */
    credentials?: { username: string; token: string };
    /** Where its pull requests are, if it has them. */
    forge?: ForgeConnection;
  }) {
    super(options);
    this.#cloneUrl = options.cloneUrl;
    this.#access = accessTo(options.cloneUrl, options.credentials);
    this.pullRequests = options.forge && this.#toPullRequests(options.forge);
  }

  remoteUrl(name: string): string {
    this.assertName(name);
    return this.#cloneUrl.replaceAll('{name}', name);
  }

  async exists(name: string, options: GitCallOptions = {}): Promise<boolean> {
    const found = await this.#look(name, options);
    return found !== undefined && found.branches.size > 0;
  }

  async head(
    name: string,
    branch?: string,
    options: GitCallOptions = {},
  ): Promise<string | undefined> {
    if (branch !== undefined) {
      assertBranchName(branch);
    }
    const found = await this.#look(name, options);
    return found?.branches.get(branch ?? found.defaultBranch);
  }

  async createAndPush(
    request: CreateRepositoryRequest,
    options: GitCallOptions = {},
  ): Promise<PushResult> {
    const { name, branch = FALLBACK_BRANCH } = request;
    assertBranchName(branch);
    this.assertName(name);
    return inScratchRepository(async gitDir => {
      const commit = await writeCommit(gitDir, request, options);
      if (await this.#hasJust(name, branch, commit, options)) {
        return { commit, created: false };
      }
      try {
        await this.publish(gitDir, { name, branch, commit }, options);
      } catch (error) {
        // Says so if somebody else was faster; else it is the remote's refusal.
        if (await this.#hasJust(name, branch, commit, options)) {
          return { commit, created: false };
        }
        throw error;
      }
      return { commit, created: true };
    });
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
    await inScratchRepository(gitDir =>
      this.#push(
        gitDir,
        [
          // Refused, should the branch have moved on in this moment.
          `--force-with-lease=refs/heads/${branch}:${onlyIfHead}`,
          '--',
          this.remoteUrl(name),
          `:refs/heads/${branch}`,
        ],
        options,
      ),
    );
    return true;
  }

  async deleteRepository(request: { name: string }): Promise<boolean> {
    throw new NotImplementedError(
      `Git has no command to delete '${request.name}' at '${this.id}'; delete it on the pages of that server`,
    );
  }

  protected async withObjects<T>(
    name: string,
    ref: string,
    fn: (gitDir: string) => Promise<T>,
    options: GitCallOptions,
  ): Promise<T> {
    return inScratchRepository(async gitDir => {
      // A server need not give out a commit by its hash, so all branches then.
      const [refspec, ...limits] = isCommit(ref)
        ? ['+refs/heads/*:refs/heads/*']
        : [`+refs/heads/${ref}:refs/heads/${ref}`, '--depth=1'];
      try {
        await runGit(
          [
            'fetch',
            '--quiet',
            '--no-tags',
            '--no-write-fetch-head',
            ...limits,
            '--',
            this.remoteUrl(name),
            refspec,
          ],
          this.#transfer(gitDir, options),
        );
      } catch (error) {
        throw toNotFound(error, name, this.id);
      }
      return fn(gitDir);
    });
  }

  protected async findDefaultBranch(
    name: string,
    options: GitCallOptions,
  ): Promise<string> {
    const found = await this.#look(name, options);
    return found?.defaultBranch ?? FALLBACK_BRANCH;
  }

  protected async publish(
    gitDir: string,
    push: { name: string; branch: string; commit: string },
    options: GitCallOptions,
  ): Promise<void> {
    const ref = `refs/heads/${push.branch}`;
    await this.#push(
      gitDir,
      [
        // Only if there is no such branch.
        `--force-with-lease=${ref}:`,
        '--',
        this.remoteUrl(push.name),
        `${push.commit}:${ref}`,
      ],
      options,
    );
  }

  #toPullRequests({ forge, repositoryOf }: ForgeConnection): PullRequests {
    return {
      open: async (request, options = {}) => {
        const { body, branch, name, title } = request;
        assertBranchName(branch);
        const proposal = {
          repository: repositoryOf(this.remoteUrl(name)),
          branch,
          base: await this.findDefaultBranch(name, options),
          title,
          body,
        };
        return openOnce(forge, proposal, options.signal);
      },
    };
  }

  /** Throws when the repository holds anything else. */
  async #hasJust(
    name: string,
    branch: string,
    commit: string,
    options: GitCallOptions,
  ): Promise<boolean> {
    const found = await this.#look(name, options);
    if (found?.branches.get(branch) === commit) {
      return true;
    }
    if (found && found.branches.size > 0) {
      throw new ConflictError(
        `There is a repository '${name}' at '${this.id}' already; choose another name`,
      );
    }
    return false;
  }

  /** Undefined when there is no such repository. */
  async #look(
    name: string,
    options: GitCallOptions,
  ): Promise<RemoteRefs | undefined> {
    const url = this.remoteUrl(name);
    try {
      const { stdout } = await runGit(
        ['ls-remote', '--symref', '--', url, 'HEAD', 'refs/heads/*'],
        this.#transfer(tmpdir(), options),
      );
      return parseRefs(stdout.toString('utf8'));
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async #push(
    gitDir: string,
    args: string[],
    options: GitCallOptions,
  ): Promise<void> {
    await runGit(
      ['push', '--quiet', '--no-verify', ...args],
      this.#transfer(gitDir, options),
    );
  }

  #transfer(gitDir: string, options: GitCallOptions): RunGitOptions {
    return {
      ...this.#access,
      gitDir,
      signal: options.signal,
      timeout: TRANSFER_TIMEOUT_MS,
    };
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof GitCommandError && NOT_FOUND.test(error.output);
}

function toNotFound(error: unknown, name: string, host: string): unknown {
  if (
    error instanceof GitCommandError &&
    (isNotFound(error) || /couldn't find remote ref/i.test(error.output))
  ) {
    return new NotFoundError(
      `There is no such repository or branch at '${host}': ${name}`,
    );
  }
  return error;
}
