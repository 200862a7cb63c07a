import { ConflictError, isError, toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import { EffectLedger } from '../parts';
import { StoredService } from '../services/serviceRows';
import { describeUpgrade } from './describeUpgrade';
import { toChange } from './toChange';
import { StoredUpgrade } from './upgradeRows';
import { OpenedPullRequest, UpgradeStore } from './UpgradeStore';
import { UpgradeFileStore } from './UpgradeFileStore';

/** Longer than a push takes. */
const CLAIM_MS = durationToMilliseconds({ minutes: 10 });

const STEP_ID = 'propose';

/**
 * Pushes what was previewed, and nothing else, as a branch, and opens a pull
 * request where the git host has them.
 */
export class UpgradeProposer {
  constructor(
    private readonly options: {
      effects: EffectLedger;
      files: UpgradeFileStore;
      gitHosts: GitHosts;
      upgrades: UpgradeStore;
    },
  ) {}

  /**
   * Asked again, for the same upgrade or in another replica, it leaves one
   * branch with one commit and one pull request. A branch whose pull request
   * cannot be opened is proposed all the same, with the reason.
   *
   * @throws ConflictError when it cannot be proposed, and what to do instead.
   */
  async propose(
    upgrade: StoredUpgrade,
    service: StoredService,
    proposer: string,
  ): Promise<void> {
    const { gitHosts, upgrades } = this.options;
    if (upgrade.status === 'proposed') {
      await this.#openMissingPullRequest(upgrade, service);
      return;
    }
    requireProposable(upgrade);
    const host = gitHosts.get(service.host);
    if ((await host.head(service.name)) !== upgrade.head) {
      throw new ConflictError(
        'The repository moved on since this upgrade was computed: preview it again',
      );
    }
    const now = new Date();
    const isClaimed = await upgrades.claim(upgrade.id, {
      by: proposer,
      now,
      until: new Date(now.getTime() + CLAIM_MS),
    });
    const current = await upgrades.get(upgrade.id);
    if (!isClaimed || !current) {
      if (current?.status === 'proposed') {
        return;
      }
      throw new ConflictError(
        'Somebody else is proposing or deciding this upgrade right now: look at it again in a minute',
      );
    }
    try {
      await this.#push(host, service, current);
    } catch (error) {
      await upgrades.storeFailed(current.id, toError(error).message);
      throw error;
    }
  }

  async #push(
    host: GitHost,
    service: StoredService,
    upgrade: StoredUpgrade,
  ): Promise<void> {
    const { effects, upgrades } = this.options;
    const { template, toVersion } = upgrade;
    const branch = `guildhall/upgrade-${template}-${toVersion}`;
    const target = {
      kind: 'git-branch' as const,
      host: service.host,
      name: service.name,
      branch,
    };
    const effect = await effects.begin({
      taskId: upgrade.id,
      stepId: STEP_ID,
      key: branch,
      title: `Branch ${branch} of ${service.name}`,
      target,
      template,
      templateVersion: toVersion,
      createdBy: upgrade.proposedBy ?? upgrade.createdBy,
    });
    let commit: string;
    try {
      commit = await this.#pushBranch(host, service, upgrade, branch);
    } catch (error) {
      await effects.finish(effect.id, {
        status: 'failed',
        entityRef: service.entityRef,
        error: toError(error).message.slice(0, 2_000),
      });
      throw error;
    }
    await effects.finish(effect.id, {
      status: 'done',
      target: { ...target, commit },
      entityRef: service.entityRef,
    });
    await upgrades.storeProposed(upgrade, {
      branch,
      commit,
      ...(await this.#openPullRequest(host, service, upgrade, branch)),
    });
  }

  async #openMissingPullRequest(
    upgrade: StoredUpgrade,
    service: StoredService,
  ): Promise<void> {
    const { branch, id, pullRequestUrl } = upgrade;
    const host = this.options.gitHosts.get(service.host);
    if (branch && !pullRequestUrl && host.pullRequests) {
      await this.options.upgrades.storePullRequest(
        id,
        await this.#openPullRequest(host, service, upgrade, branch),
      );
    }
  }

  async #openPullRequest(
    host: GitHost,
    service: StoredService,
    upgrade: StoredUpgrade,
    branch: string,
  ): Promise<OpenedPullRequest> {
    const files = await this.options.files.list(upgrade.id);
    try {
      const opened = await host.pullRequests?.open({
        name: service.name,
        branch,
        ...describeUpgrade(upgrade, files),
      });
      return { pullRequestUrl: opened?.url };
    } catch (error) {
      return {
        reason: `The branch is pushed, but its pull request could not be opened. ${
          toError(error).message
        }. Propose the upgrade again to open it`,
      };
    }
  }

  async #pushBranch(
    host: GitHost,
    service: StoredService,
    upgrade: StoredUpgrade,
    branch: string,
  ): Promise<string> {
    const files = await this.options.files.listWithContent(upgrade.id);
    const { title, body } = describeUpgrade(upgrade, files);
    const push = async () =>
      host.pushBranch({
        name: service.name,
        branch,
        base: upgrade.head ?? '',
        ...toChange(files),
        message: `${title}\n\n${body}`,
        author: {
          name: 'Guildhall',
          email: 'guildhall@localhost',
          // The time of the preview: pushed again, it is the same commit.
          date: new Date(upgrade.createdAt),
        },
      });
    try {
      return (await push()).commit;
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
      await this.#dropFormerBranch(host, service, branch, error);
      return (await push()).commit;
    }
  }

  /**
   * An earlier proposal of the same release has the branch. It is replaced as
   * long as nobody added to it.
   */
  async #dropFormerBranch(
    host: GitHost,
    service: StoredService,
    branch: string,
    conflict: Error,
  ): Promise<void> {
    const head = await host.head(service.name, branch);
    const former = await this.options.upgrades.listPushed(service.id, branch);
    if (!head) {
      throw conflict;
    }
    if (!former.includes(head)) {
      throw new ConflictError(
        `The branch '${branch}' has commits that this portal did not make: merge it, or delete it, and propose again`,
      );
    }
    await host.deleteBranch({ name: service.name, branch, onlyIfHead: head });
  }
}

function requireProposable(upgrade: StoredUpgrade): void {
  const { status, newQuestions, head } = upgrade;
  if (status !== 'preview' && status !== 'failed') {
    throw new ConflictError(
      `This upgrade is ${status}: preview it again to propose it`,
    );
  }
  const unanswered = newQuestions.filter(({ isRequired }) => isRequired);
  if (unanswered.length > 0) {
    throw new ConflictError(
      `The new release asks ${unanswered
        .map(({ name }) => `'${name}'`)
        .join(', ')}: preview it again with answers`,
    );
  }
  if (!head) {
    throw new ConflictError(
      'This upgrade could not be computed: preview it again',
    );
  }
}
