import { Upgrade } from '@guildhall/plugin-golden-path-common';

/**
 * Whether the branch was pushed and its pull request could not be opened.
 * Proposed again, it gets one.
 */
export function lacksPullRequest(upgrade: Upgrade): boolean {
  const { status, reason, pullRequestUrl } = upgrade;
  return (
    status === 'proposed' &&
    reason !== undefined &&
    pullRequestUrl === undefined
  );
}
