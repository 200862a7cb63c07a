import {
  coreServices,
  createServiceFactory,
  SchedulerService,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';

/** Runs tasks when a test says so, and waits until they are done. */
export class TestScheduler {
  readonly #tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();

  async run(
    id: string,
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) {
      throw new Error(`No task '${id}' is scheduled`);
    }
    await task.fn(signal);
  }

  get factory() {
    const add = async (task: SchedulerServiceTaskInvocationDefinition) => {
      this.#tasks.set(task.id, task);
    };
    return createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: (): SchedulerService => ({
        scheduleTask: add,
        createScheduledTaskRunner: () => ({ run: add }),
        triggerTask: id => this.run(id),
        cancelTask: async () => {},
        getScheduledTasks: async () => [],
      }),
    });
  }
}
