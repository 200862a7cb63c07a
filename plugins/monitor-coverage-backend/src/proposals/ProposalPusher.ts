import { NotFoundError, toError } from '@backstage/errors';
import { GitAuthor, GitHost } from '@guildhall/plugin-golden-path-node';
import { applyFiles, hasFiles } from './applyFiles';
import { ProposalStore, StoredProposal } from './ProposalStore';
import { RuleRepository } from './RuleRepositories';

/** Brings a proposal to its repository. */
export class ProposalPusher {
  constructor(private readonly store: ProposalStore) {}

  /**
   * The commit that the owners work on.
   *
   * @throws NotFoundError when the repository is not there and may not be begun.
   */
  async findBase({
    host,
    repository,
    folder,
    mayBegin,
  }: RuleRepository): Promise<string> {
    const head = await host.head(repository);
    if (head) {
      return head;
    }
    if (!mayBegin) {
      throw new NotFoundError(
        `There is no repository '${repository}' at '${host.id}' with a commit in it: make it first`,
      );
    }
    const { commit } = await host.createAndPush({
      name: repository,
      files: [
        {
          path: 'README.md',
          mode: '100644',
          encoding: 'utf8',
          content: `# ${repository}\n\nRules that watch what we run, in \`${folder}\`.\n`,
        },
      ],
      message: 'Begin the repository of rules\n',
      // Whoever is first: all of them make the same commit.
      author: authorAt(new Date(0)),
    });
    return commit;
  }

  /**
   * Pushes the branch and opens its pull request, as far as that was not done.
   * Asked twice, in whatever replica, it leaves one branch and one pull request.
   *
   * @param body - Markdown, for the pull request.
   * @throws ConflictError when the branch, or a file, has something else.
   */
  async push(
    proposal: StoredProposal,
    host: GitHost,
    body: string,
  ): Promise<StoredProposal> {
    if (proposal.state === 'pushing') {
      await this.#pushBranch(proposal, host, body);
    }
    const pushed = (await this.store.get(proposal.id)) ?? proposal;
    if (pushed.state === 'open' && !pushed.pullRequestUrl) {
      await this.#openPullRequest(pushed, host, body);
    }
    return (await this.store.get(proposal.id)) ?? pushed;
  }

  async #pushBranch(
    begun: StoredProposal,
    host: GitHost,
    body: string,
  ): Promise<void> {
    const { store } = this;
    const proposal = await this.#refresh(begun, host);
    const { id, repository, branch, base, files, title } = proposal;
    try {
      const there = await host.head(repository, branch);
      if (there && (await hasFiles(host, repository, there, files))) {
        await store.setPushed(id, there);
        return;
      }
      const { commit } = await host.pushBranch({
        name: repository,
        branch,
        base,
        files: await applyFiles(host, repository, base, files),
        message: `${title}\n\n${body}\n\nProposed-by: ${proposal.by}\n`,
        author: authorAt(new Date(proposal.at)),
      });
      await store.setPushed(id, commit);
    } catch (error) {
      if ((await store.get(id))?.state === 'open') {
        // Another replica was faster.
        return;
      }
      await store.setProblem(id, toError(error).message.slice(0, 2_000));
      throw error;
    }
  }

  /** What once failed is made for the commit that is the newest now. */
  async #refresh(
    proposal: StoredProposal,
    host: GitHost,
  ): Promise<StoredProposal> {
    const { id, repository, branch, base, problem } = proposal;
    if (!problem || (await host.head(repository, branch))) {
      return proposal;
    }
    const head = await host.head(repository);
    if (head && head !== base) {
      await this.store.rebase(id, base, head);
    }
    return (await this.store.get(id)) ?? proposal;
  }

  async #openPullRequest(
    { id, repository, branch, title }: StoredProposal,
    host: GitHost,
    body: string,
  ): Promise<void> {
    if (!host.pullRequests) {
      return;
    }
    try {
      const { url } = await host.pullRequests.open({
        name: repository,
        branch,
        title,
        body,
      });
      await this.store.setPullRequest(id, { url });
    } catch (error) {
      await this.store.setPullRequest(id, {
        problem: `The branch is pushed, but its pull request could not be opened. ${
          toError(error).message
        }. Propose it again to open it`,
      });
    }
  }
}

function authorAt(date: Date): GitAuthor {
  return { name: 'Guildhall', email: 'guildhall@localhost', date };
}
