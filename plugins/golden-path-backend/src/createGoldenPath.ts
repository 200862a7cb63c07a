import {
  AuthService,
  DatabaseService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { migrate } from './database/migrate';
import { Authorizer } from './http/Authorizer';

/** What the plugin is made of. */
export interface GoldenPathDependencies {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  permissions: PermissionsService;
}

/** Puts the parts together. */
export async function createGoldenPath(deps: GoldenPathDependencies) {
  await EntityProjection.create(deps);
  await migrate(deps.database);
  return {
    authorizer: new Authorizer(deps.permissions),
    gitHosts: GitHosts.fromConfig(deps.config),
  };
}
