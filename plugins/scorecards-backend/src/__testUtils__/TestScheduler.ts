import {
  coreServices,
  createServiceFactory,
  SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';

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
    return createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () =>
        mockServices.scheduler.mock({
          scheduleTask: async task => {
            this.#tasks.set(task.id, task);
          },
          createScheduledTaskRunner: () => ({
            run: async task => {
              this.#tasks.set(task.id, task);
            },
          }),
        }),
    });
  }
}
