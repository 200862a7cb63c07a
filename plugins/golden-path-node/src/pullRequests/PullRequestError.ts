import { CustomErrorBase } from '@backstage/errors';

/**
 * Why a pull request could not be opened, with the git host and what to do.
 *
 * @public
 */
export class PullRequestError extends CustomErrorBase {
  name = 'PullRequestError' as const;
}
