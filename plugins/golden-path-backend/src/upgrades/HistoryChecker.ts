import { GitHost } from '@guildhall/plugin-golden-path-node';
import { EffectLedger } from '../parts';
import { StoredService } from '../services/serviceRows';

/** Notices that the history of a repository was rewritten. */
export class HistoryChecker {
  constructor(private readonly effects: EffectLedger) {}

  /**
   * Says which commit is lost. What an upgrade needs is in the repository's
   * files, so that it does not stop there.
   */
  async describe(
    host: GitHost,
    service: StoredService,
    head: string,
  ): Promise<string[]> {
    const known = [
      service.lostHead,
      service.head,
      await this.#findFirstCommit(service),
    ].filter(commit => commit !== undefined);
    for (const commit of known) {
      const isThere = await host.isAncestor(service.name, {
        ancestor: commit,
        descendant: head,
      });
      if (!isThere) {
        return [
          `The history of the repository was rewritten: it no longer has commit ${commit.slice(
            0,
            12,
          )}. The upgrade works from the base that is stored in .guildhall/, not from the history`,
        ];
      }
    }
    return [];
  }

  /** What was pushed when the repository was made. */
  async #findFirstCommit({ taskId, host, name }: StoredService) {
    const effects = await this.effects.listForTask(taskId);
    const birth = effects.find(
      ({ target }) =>
        target.kind === 'git-repository' &&
        target.host === host &&
        target.name === name,
    );
    return birth?.target.kind === 'git-repository'
      ? birth.target.commit
      : undefined;
  }
}
