import {
  LogEvent,
  ScaffolderApi,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { Observable } from '@backstage/types';
import { TASK } from '../src/__fixtures__/run';
import { MANIFEST } from '../src/__fixtures__/template';

const STEP_MILLISECONDS = 2_000;

/** A scaffolder whose only task takes some seconds and always succeeds. */
export class DevScaffolder implements ScaffolderApi {
  #task: ScaffolderTask = TASK;

  async getTemplateParameterSchema() {
    return MANIFEST;
  }

  async scaffold() {
    this.#task = TASK;
    return { taskId: TASK.id };
  }

  async getTask() {
    return this.#task;
  }

  async retry() {
    return { id: TASK.id };
  }

  async cancelTask() {
    return {};
  }

  async listTasks() {
    return { tasks: [] };
  }

  async getIntegrationsList() {
    return { integrations: [] };
  }

  async listActions() {
    return [];
  }

  async listTemplatingExtensions() {
    return { filters: {}, globals: { functions: {}, values: {} } };
  }

  async autocomplete() {
    return { results: [] };
  }

  async dryRun(): Promise<never> {
    throw new Error('There is nothing to try out here');
  }

  streamLogs(): Observable<LogEvent> {
    const events = TASK.spec.steps.flatMap(({ id, name }) => [
      log(id, 'processing', `Beginning ${name}`),
      log(id, 'completed', `Finished ${name}`),
    ]);
    const observable: Observable<LogEvent> = {
      [Symbol.observable]: () => observable,
      subscribe: observer => {
        const next =
          typeof observer === 'function'
            ? observer
            : (event: LogEvent) => observer?.next?.(event);
        const timer = setInterval(() => {
          const event = events.shift();
          if (event) {
            next({ ...event, createdAt: new Date().toISOString() });
            return;
          }
          clearInterval(timer);
          this.#task = { ...TASK, status: 'completed' };
          next({ ...log(undefined, 'completed', 'Done'), type: 'completion' });
        }, STEP_MILLISECONDS);
        return { closed: false, unsubscribe: () => clearInterval(timer) };
      },
    };
    return observable;
  }
}

function log(
  stepId: string | undefined,
  status: ScaffolderTask['status'],
  message: string,
): LogEvent {
  return {
    type: 'log',
    body: { stepId, status, message },
    createdAt: TASK.createdAt,
    id: 1,
    taskId: TASK.id,
  };
}
