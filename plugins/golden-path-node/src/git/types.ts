import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { PullRequests } from '../pullRequests/types';

/**
 * Who makes a commit, and when. The same content, author and date make the same
 * commit, which is what lets a killed task go on where it stopped.
 *
 * @public
 */
export interface GitAuthor {
  name: string;
  email: string;
  date: Date;
}

/**
 * Options of every call of a {@link GitHost}.
 *
 * @public
 */
export interface GitCallOptions {
  signal?: AbortSignal;
}

/**
 * Options of {@link GitHost.readTree}.
 *
 * @public
 */
export interface ReadTreeOptions extends GitCallOptions {
  /** Which files are wanted. Default: all. */
  filter?: (path: string) => boolean;
}

/**
 * A new repository, with its one commit.
 *
 * @public
 */
export interface CreateRepositoryRequest {
  name: string;
  files: readonly RepositoryFile[];
  message: string;
  author: GitAuthor;
  /** Default: `main`. */
  branch?: string;
}

/**
 * A branch with one commit on top of another. Files that are named neither in
 * `files` nor in `deletions` stay as they are.
 *
 * @public
 */
export interface PushBranchRequest {
  name: string;
  branch: string;
  /** The commit that the change was made for. */
  base: string;
  files: readonly RepositoryFile[];
  /** Paths; those that are not there do no harm. */
  deletions?: readonly string[];
  message: string;
  author: GitAuthor;
}

/**
 * Where a commit came to be. `created` is false when it was there already.
 *
 * @public
 */
export interface PushResult {
  commit: string;
  created: boolean;
}

/**
 * The files of one commit, sorted by path. Submodules are left out.
 *
 * @public
 */
export interface RepositoryTree {
  commit: string;
  /** When the commit was made. */
  committedAt: Date;
  files: RepositoryFile[];
}

/**
 * A place where repositories are. Names of repositories, branches and files are
 * checked, and refused with an `InputError`, before git sees them. What git or a
 * remote refuses is a `GitCommandError`, in its own words and without
 * credentials.
 *
 * @public
 */
export interface GitHost {
  readonly id: string;
  readonly title: string;
  readonly type: 'local' | 'remote';
  /** Whether {@link GitHost.deleteRepository} can; plain git has no such command. */
  readonly canDelete: boolean;
  /** Where branches are proposed to people; absent where git is all there is. */
  readonly pullRequests?: PullRequests;

  /** Of the pages of the portal, ending in `/`. */
  repositoryUrl(name: string): string;
  /** Of one file or folder, as the URL reader understands it. */
  fileUrl(name: string, path: string, branch?: string): string;
  /** What one gives to `git clone`. */
  remoteUrl(name: string): string;

  /**
   * Whether the name is taken. An empty repository of a server is as good as
   * none: it may be waiting for its first push.
   */
  exists(name: string, options?: GitCallOptions): Promise<boolean>;

  /**
   * The commit of a branch; undefined when there is no such thing. Without a
   * branch, here and below, of the one that the repository's owners work on.
   */
  head(
    name: string,
    branch?: string,
    options?: GitCallOptions,
  ): Promise<string | undefined>;

  /**
   * Makes a repository with one commit, all or nothing. A repository that holds
   * just this commit is success; any other of that name is a `ConflictError`.
   */
  createAndPush(
    request: CreateRepositoryRequest,
    options?: GitCallOptions,
  ): Promise<PushResult>;

  /**
   * Reads the files of a branch or commit. A `NotFoundError` when there is no
   * such commit, an `InputError` when the files are too many or too large.
   */
  readTree(
    name: string,
    ref?: string,
    options?: ReadTreeOptions,
  ): Promise<RepositoryTree>;

  /**
   * The paths of all files of a branch or commit, sorted. A `NotFoundError` when
   * there is no such commit.
   */
  listPaths(
    name: string,
    ref?: string,
    options?: GitCallOptions,
  ): Promise<string[]>;

  /**
   * Pushes a branch. One that has just this commit is success; one with another
   * commit, and a base that is gone because history was rewritten, are each a
   * `ConflictError`.
   */
  pushBranch(
    request: PushBranchRequest,
    options?: GitCallOptions,
  ): Promise<PushResult>;

  /**
   * Deletes a branch, if its commit is still the given one. False when there
   * was none; a `ConflictError` when it has moved on.
   */
  deleteBranch(
    request: { name: string; branch: string; onlyIfHead: string },
    options?: GitCallOptions,
  ): Promise<boolean>;

  /**
   * Deletes a repository that holds nothing but the given commit. False when
   * there was none; a `ConflictError` when anything was pushed since.
   */
  deleteRepository(
    request: { name: string; onlyIfHead: string },
    options?: GitCallOptions,
  ): Promise<boolean>;

  /**
   * Whether a commit is part of the history of a branch or commit. False also
   * when the repository no longer has the commit: history was rewritten.
   */
  isAncestor(
    name: string,
    commits: { ancestor: string; descendant: string },
    options?: GitCallOptions,
  ): Promise<boolean>;
}
