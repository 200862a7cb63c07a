import { EffectTarget } from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Inverse } from './Inverse';

/** Deletes a repository that still is as it was made. */
export function gitRepositoryInverse(
  target: Extract<EffectTarget, { kind: 'git-repository' }>,
  deps: { gitHosts: GitHosts },
): Inverse {
  const { host: hostId, name, commit } = target;
  return {
    description: `Deletes the repository '${name}' on '${hostId}', unless somebody has pushed to it`,

    async findObstacle() {
      const host = deps.gitHosts.get(hostId);
      if (!(await host.exists(name))) {
        return undefined;
      }
      if (!host.canDelete) {
        return `${
          host.title
        } cannot delete repositories from here: delete ${host.remoteUrl(
          name,
        )} by hand, then undo this again`;
      }
      if (commit === undefined) {
        return `There is a repository '${name}', and it is not known whether this run made it: look at it, and delete it by hand if nobody needs it`;
      }
      const head = await host.head(name);
      return head === commit
        ? undefined
        : `The repository '${name}' is not as it was made, somebody has pushed to it: delete it by hand if nobody needs it`;
    },

    async undo() {
      const host = deps.gitHosts.get(hostId);
      if (commit !== undefined && (await host.exists(name))) {
        await host.deleteRepository({ name, onlyIfHead: commit });
      }
    },
  };
}
