import { EffectTarget } from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Inverse } from './Inverse';

/** Deletes a branch that still is as it was pushed. */
export function gitBranchInverse(
  target: Extract<EffectTarget, { kind: 'git-branch' }>,
  deps: { gitHosts: GitHosts },
): Inverse {
  const { host: hostId, name, branch, commit } = target;
  return {
    description: `Deletes the branch '${branch}' of '${name}' on '${hostId}', unless somebody has pushed to it`,

    async findObstacle() {
      const head = await deps.gitHosts.get(hostId).head(name, branch);
      if (head === undefined || head === commit) {
        return undefined;
      }
      return commit === undefined
        ? `There is a branch '${branch}' of '${name}', and it is not known whether this run made it: look at it, and delete it by hand if nobody needs it`
        : `The branch '${branch}' of '${name}' is not as it was made, somebody has pushed to it: delete it by hand if nobody needs it`;
    },

    async undo() {
      if (commit !== undefined) {
        await deps.gitHosts
          .get(hostId)
          .deleteBranch({ name, branch, onlyIfHead: commit });
      }
    },
  };
}
