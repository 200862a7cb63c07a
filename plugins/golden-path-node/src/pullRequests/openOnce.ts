import { Forge, Proposal } from './Forge';
import { PullRequest } from './types';

/** For all requests together. */
const TIMEOUT_MS = 30_000;

/** What all products take: GitLab the shortest titles, GitHub the shortest texts. */
const MAX_TITLE_LENGTH = 255;
const MAX_BODY_LENGTH = 60_000;

/** Opens a pull request, unless there is an open one of the same branches. */
export async function openOnce(
  forge: Forge,
  proposal: Proposal,
  signal?: AbortSignal,
): Promise<PullRequest> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await findOrCreate(
      forge,
      {
        ...proposal,
        title: proposal.title.slice(0, MAX_TITLE_LENGTH),
        body: proposal.body.slice(0, MAX_BODY_LENGTH),
      },
      signal ? AbortSignal.any([signal, timeout]) : timeout,
    );
  } catch (error) {
    // Who stopped it knows why, and the forge does not.
    signal?.throwIfAborted();
    throw error;
  }
}

async function findOrCreate(
  forge: Forge,
  proposal: Proposal,
  signal: AbortSignal,
): Promise<PullRequest> {
  const known = await forge.find(proposal, signal);
  if (known) {
    return known;
  }
  try {
    return await forge.create(proposal, signal);
  } catch (error) {
    // The answer got lost, or somebody else was faster, which each product
    // refuses in words of its own.
    const made = await forge.find(proposal, signal).catch(() => undefined);
    if (made) {
      return made;
    }
    throw error;
  }
}
