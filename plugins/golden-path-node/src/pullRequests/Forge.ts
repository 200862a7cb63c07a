import { PullRequest } from './types';

/** From which branch to which one, of one repository. */
export interface Proposal {
  /** Such as `team/visits`, as it is in the address of the repository. */
  repository: string;
  branch: string;
  base: string;
  title: string;
  body: string;
}

/** What the REST API of one product is asked for. */
export interface Forge {
  /** The open pull request of the branches, if there is one. */
  find(
    proposal: Proposal,
    signal: AbortSignal,
  ): Promise<PullRequest | undefined>;

  create(proposal: Proposal, signal: AbortSignal): Promise<PullRequest>;
}
