import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EffectTarget } from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { catalogLocationInverse } from './catalogLocation';
import { gitBranchInverse } from './gitBranch';
import { gitRepositoryInverse } from './gitRepository';
import { Inverse } from './Inverse';

/** Finds the inverse of what was made. */
export type ToInverse = (target: EffectTarget) => Inverse;

/** Every kind of effect has its inverse here. */
export function createToInverse(deps: {
  auth: AuthService;
  catalog: CatalogService;
  gitHosts: GitHosts;
}): ToInverse {
  return target => {
    switch (target.kind) {
      case 'git-repository':
        return gitRepositoryInverse(target, deps);
      case 'git-branch':
        return gitBranchInverse(target, deps);
      default:
        return catalogLocationInverse(target, deps);
    }
  };
}
