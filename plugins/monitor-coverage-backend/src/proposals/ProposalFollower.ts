import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { hasFiles } from './applyFiles';
import { ProposalStore, StoredProposal } from './ProposalStore';

/** Each costs a look at a repository. */
const MAX_LOOKS = 50;

/** Sees what became of proposals. */
export class ProposalFollower {
  constructor(
    private readonly options: {
      gitHosts: GitHosts;
      logger: LoggerService;
      store: ProposalStore;
    },
  ) {}

  /** Looks at those that were not looked at for the longest time. */
  async follow(signal?: AbortSignal): Promise<void> {
    const { logger, store } = this.options;
    for (const proposal of await store.listUnderWay(MAX_LOOKS)) {
      signal?.throwIfAborted();
      try {
        await this.look(proposal, signal);
      } catch (error) {
        signal?.throwIfAborted();
        logger.warn(
          `The branch ${proposal.branch} of ${
            proposal.repository
          } could not be looked at: ${toError(error).message}`,
        );
      }
      await store.setLooked(proposal.id, new Date());
    }
  }

  /** Notes whether it was merged, or its branch deleted. */
  async look(proposal: StoredProposal, signal?: AbortSignal): Promise<void> {
    const { gitHosts, store } = this.options;
    const { id, repository, branch, files } = proposal;
    const host = gitHosts.get(proposal.host);
    const head = await host.head(repository, undefined, { signal });
    if (head && (await hasFiles(host, repository, head, files, signal))) {
      await store.settle(id, 'merged');
    } else if (!(await host.head(repository, branch, { signal }))) {
      await store.settle(id, 'closed');
    }
  }
}
