import { Effect, Run } from '@guildhall/plugin-golden-path-common';

/** A branch in a repository that was there before. */
export type Proposal = Extract<Effect['target'], { kind: 'git-branch' }>;

/** What a run proposed, if it made a branch and no repository. */
export function proposalOf({ effects }: Run): Proposal | undefined {
  const targets = effects.map(({ target }) => target);
  return targets.some(({ kind }) => kind === 'git-repository')
    ? undefined
    : targets.find(target => target.kind === 'git-branch');
}
