import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, isError } from '@backstage/errors';
import { Answers, summarize } from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { gte } from 'semver';
import { Releases, Renderer } from '../parts';
import { readService, ServiceSnapshot } from '../services/readService';
import { StoredService } from '../services/serviceRows';
import { HistoryChecker } from './HistoryChecker';
import { mergeRelease } from './mergeRelease';
import { replayAnswers } from './replayAnswers';
import { StoredUpgradeFile } from './upgradeFileRows';
import { StoredUpgrade } from './upgradeRows';

/** An upgrade before it is kept. */
export type ComputedUpgrade = Pick<
  StoredUpgrade,
  | 'fromVersion'
  | 'toVersion'
  | 'head'
  | 'counts'
  | 'answers'
  | 'newQuestions'
  | 'migrations'
  | 'notes'
> & { files: StoredUpgradeFile[] };

/** Computes upgrades; writes nothing. */
export class UpgradeComputer {
  constructor(
    private readonly options: {
      gitHosts: GitHosts;
      history: HistoryChecker;
      releases: Releases;
      renderer: Renderer;
    },
  ) {}

  /**
   * Merges the team's files with those of a release.
   *
   * @param request.toVersion - Default: the newest release.
   * @throws ConflictError when the repository cannot be upgraded as it is, and
   * InputError when an answer is not valid.
   */
  async compute(
    service: StoredService,
    request: {
      toVersion: string | undefined;
      given: Answers;
      credentials: BackstageCredentials;
    },
  ): Promise<ComputedUpgrade> {
    const { gitHosts, history, releases, renderer } = this.options;
    const { template } = service;
    const host = gitHosts.get(service.host);
    const snapshot = await readService(host, service);
    const { head, stamp } = snapshot;
    const toVersion = await this.#chooseVersion(service, snapshot, request);

    const replayed = replayAnswers({
      template: await releases.getEntity(template, toVersion),
      former: await this.#findFormer(template, stamp.version),
      recorded: stamp.answers,
      given: request.given,
    });
    const { answers, newQuestions } = replayed;
    const notes = [
      ...replayed.notes,
      ...(await history.describe(host, service, head)),
    ];
    const computed = {
      fromVersion: stamp.version,
      toVersion,
      head,
      answers,
      newQuestions,
      notes,
    };
    if (newQuestions.some(({ isRequired }) => isRequired)) {
      return {
        ...computed,
        counts: summarize([]),
        migrations: [],
        files: [],
      };
    }
    const { manifest, migrations } = await releases.getManifest(
      template,
      toVersion,
    );
    const merged = mergeRelease(snapshot, {
      version: toVersion,
      files: await renderer.render(
        { template, version: toVersion, answers },
        { credentials: request.credentials },
      ),
      rules: manifest.files,
      migrations,
    });
    return {
      ...computed,
      counts: merged.counts,
      migrations: merged.migrations,
      notes: [...notes, ...merged.advice],
      files: merged.files,
    };
  }

  async #chooseVersion(
    { template }: StoredService,
    { stamp }: ServiceSnapshot,
    request: { toVersion: string | undefined },
  ): Promise<string> {
    const { releases } = this.options;
    const toVersion =
      request.toVersion ?? (await releases.getCurrentVersion(template));
    if (!toVersion) {
      throw new ConflictError(
        `The template '${template}' has no release in force: there is nothing to upgrade to`,
      );
    }
    const all = await releases.list(template);
    if (!all.some(({ version }) => version === toVersion)) {
      throw new InputError(
        `'toVersion': the template '${template}' has no release ${toVersion}`,
      );
    }
    if (gte(stamp.version, toVersion)) {
      throw new ConflictError(
        `The repository is on release ${stamp.version} already, which is not older than ${toVersion}`,
      );
    }
    return toVersion;
  }

  /** The release that the answers were given to; the portal may not have it. */
  async #findFormer(template: string, version: string) {
    try {
      return await this.options.releases.getEntity(template, version);
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }
}
