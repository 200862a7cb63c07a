import {
  ReaderFactory,
  urlReaderFactoriesServiceRef,
} from '@backstage/backend-defaults/urlReader';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { GitHosts } from '../git';
import { GitUrlReader } from './GitUrlReader';

/**
 * Lets every plugin read the repositories of `goldenPath.git.hosts` by their
 * addresses in the portal, `<app.baseUrl>/golden-path/git/<host>/<name>/<path>`,
 * with a branch or commit in `?ref=`: catalog locations, documentation and
 * whatever else is read by URL.
 *
 * @public
 */
export const gitUrlReaderServiceFactory = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: {},
  async factory(): Promise<ReaderFactory> {
    return ({ config, treeResponseFactory }) => {
      const hosts = GitHosts.fromConfig(config);
      return [
        {
          predicate: url => hosts.owns(url),
          reader: new GitUrlReader({ hosts, treeResponseFactory }),
        },
      ];
    };
  },
});
