import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import {
  Effect,
  effectManagePermission,
  handoverFor,
  HandoverTask,
  Run,
  TemplateManifest,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  Authorizer,
  toIso,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';
import { EffectService } from '../effects/EffectService';
import { CallerCredentials, nameOf } from '../http/callers';
import { Releases } from '../parts';
import { parseTemplateTask } from './parseTask';
import { RunRow, RunStore } from './RunStore';
import { RunTracker } from './RunTracker';

/** What one run made, and what is left to do after it. */
export class RunService {
  constructor(
    private readonly options: {
      auth: AuthService;
      authorizer: Authorizer;
      effects: EffectService;
      gitHosts: GitHosts;
      logger: LoggerService;
      releases: Releases;
      runs: RunStore;
      scaffolder: ScaffolderService;
      tracker: RunTracker;
    },
  ) {}

  /** For whoever started it, and for those who may undo what others made. */
  async get(taskId: string, credentials: CallerCredentials): Promise<Run> {
    const { authorizer, effects } = this.options;
    const row = await this.#find(taskId);
    const mayRead =
      row !== undefined &&
      (row.created_by === nameOf(credentials) ||
        (await authorizer.has(effectManagePermission, credentials)));
    if (!mayRead) {
      throw new NotFoundError(
        `There is no run '${taskId}' of a template, or it is not yours`,
      );
    }
    const made = await effects.listForTask(taskId);
    const manifest = await this.#getManifest(row);
    return {
      taskId,
      template: row.template,
      templateVersion: row.template_version ?? undefined,
      status: row.status,
      createdBy: row.created_by ?? undefined,
      createdAt: toIso(row.created_at),
      finishedAt: toOptionalIso(row.finished_at),
      effects: made,
      repository: this.#findRepository(made),
      entityRef: made.find(({ entityRef }) => entityRef !== undefined)
        ?.entityRef,
      run: manifest?.run ?? [],
      handover: manifest ? await this.#getHandover(taskId, manifest) : [],
    };
  }

  /** The event that a task was started may be on its way. */
  async #find(taskId: string): Promise<RunRow | undefined> {
    const { runs, tracker } = this.options;
    const known = await runs.get(taskId);
    if (known) {
      return known;
    }
    await tracker.look(taskId);
    return runs.get(taskId);
  }

  async #getManifest(row: RunRow): Promise<TemplateManifest | undefined> {
    const { releases } = this.options;
    const released = await releases.list(row.template);
    const release = released.find(
      ({ version }) => version === row.template_version,
    );
    return (
      release &&
      (await releases.getManifest(release.template, release.version)).manifest
    );
  }

  /**
   * Only the scaffolder keeps what was answered; when it no longer does, all
   * that could be left to do is told.
   */
  async #getHandover(
    taskId: string,
    manifest: TemplateManifest,
  ): Promise<HandoverTask[]> {
    const { auth, logger, scaffolder } = this.options;
    try {
      const task = await scaffolder.getTask(
        { taskId },
        { credentials: await auth.getOwnServiceCredentials() },
      );
      const parsed = parseTemplateTask(task, new Date());
      if (parsed) {
        return handoverFor(manifest, parsed.answers);
      }
    } catch (error) {
      logger.warn(
        `The answers of task ${taskId} cannot be read: ${
          toError(error).message
        }`,
      );
    }
    return manifest.handover.map(({ when, ...task }) => task);
  }

  #findRepository(effects: Effect[]): Run['repository'] {
    for (const { target, status } of effects) {
      if (target.kind !== 'catalog-location' && status === 'done') {
        const { host, name } = target;
        const found = this.options.gitHosts
          .list()
          .find(({ id }) => id === host);
        return found && { host, name, cloneUrl: found.remoteUrl(name) };
      }
    }
    return undefined;
  }
}
