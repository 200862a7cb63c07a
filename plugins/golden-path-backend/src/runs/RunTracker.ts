import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { EffectStore } from '../effects/EffectStore';
import { isNotFound } from '../http/isNotFound';
import { ReservationStore } from '../preflight/ReservationStore';
import { parseTaskChange, parseTemplateTask } from './parseTask';
import { RunStore } from './RunStore';

const TOPIC = 'scaffolder.task';

/** Tasks that one look at the scaffolder takes in. */
const RECENT_TASKS = 100;

const ABANDONED =
  'The run ended before it was known whether this was made: to undo it looks, and says so if it is there';

/**
 * Follows the runs of templates: by events, which can be lost, and by looking
 * at the scaffolder from time to time.
 */
export class RunTracker {
  constructor(
    private readonly options: {
      auth: AuthService;
      effects: EffectStore;
      events: EventsService;
      logger: LoggerService;
      reservations: ReservationStore;
      runs: RunStore;
      scaffolder: ScaffolderService;
    },
  ) {}

  async subscribe(): Promise<void> {
    await this.options.events.subscribe({
      id: 'golden-path',
      topics: [TOPIC],
      onEvent: async ({ eventPayload }) => this.#follow(eventPayload),
    });
  }

  /** Brings all runs up to date with the scaffolder's tasks. */
  async reconcile(signal: AbortSignal): Promise<void> {
    const { auth, runs, scaffolder } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    const { items } = await scaffolder.listTasks(
      { limit: RECENT_TASKS },
      { credentials },
    );
    for (const task of items) {
      await this.#follow(task);
    }
    const seen = new Set(items.map(({ id }) => id));
    for (const taskId of await runs.listUnfinished()) {
      signal.throwIfAborted();
      if (!seen.has(taskId)) {
        await this.look(taskId);
      }
    }
    for (const taskId of await runs.listUnexplained()) {
      signal.throwIfAborted();
      await this.#explain(taskId);
    }
    await this.options.effects.markAbandoned(ABANDONED);
  }

  /**
   * Asks the scaffolder about one task. Of a task that it no longer has nobody
   * will know how it ended: it counts as failed.
   */
  async look(taskId: string): Promise<void> {
    const { auth, runs, scaffolder } = this.options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      await this.#follow(await scaffolder.getTask({ taskId }, { credentials }));
    } catch (error) {
      if (!isNotFound(error)) {
        throw error;
      }
      await runs.setStatus(taskId, 'failed', new Date());
    }
  }

  async #follow(payload: unknown): Promise<void> {
    const { effects, reservations, runs } = this.options;
    const now = new Date();
    const task = parseTemplateTask(payload, now);
    if (task) {
      await runs.add(task);
    }
    const change = parseTaskChange(payload);
    if (change && (await runs.setStatus(change.taskId, change.status, now))) {
      if (change.status === 'failed') {
        await this.#explain(change.taskId);
      }
      if (change.status !== 'open' && change.status !== 'processing') {
        await reservations.release(change.taskId);
        await effects.markAbandoned(ABANDONED);
      }
    }
  }

  /** Finds the step that failed in the log of the task. */
  async #explain(taskId: string): Promise<void> {
    const { auth, logger, runs, scaffolder } = this.options;
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const log = await scaffolder.getLogs({ taskId }, { credentials });
      const step = log.findLast(({ body }) => body.status === 'failed')?.body
        .stepId;
      await runs.setFailedStep(taskId, step ?? 'unknown');
    } catch (error) {
      // The next look at the scaffolder tries again.
      logger.warn(
        `The log of task ${taskId} cannot be read: ${toError(error).message}`,
      );
    }
  }
}
