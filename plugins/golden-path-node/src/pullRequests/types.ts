import { GitCallOptions } from '../git/types';

/**
 * A branch that is proposed to those who look after a repository.
 *
 * @public
 */
export interface OpenPullRequestRequest {
  /** The name of the repository. */
  name: string;
  /** What is proposed; it has been pushed. */
  branch: string;
  title: string;
  /** Markdown. */
  body: string;
}

/**
 * Where people talk about a branch.
 *
 * @public
 */
export interface PullRequest {
  url: string;
  /** As people know it, such as 12 for `#12`. */
  number: number;
}

/**
 * The pull requests of a git host, which GitLab calls merge requests.
 *
 * @public
 */
export interface PullRequests {
  /**
   * Opens a pull request to the branch that the owners work on. An open one of the same branches is answered as it is,
   * so that whoever was killed in between can ask again. A `PullRequestError`
   * says why it could not be opened, without the token.
   */
  open(
    request: OpenPullRequestRequest,
    options?: GitCallOptions,
  ): Promise<PullRequest>;
}
