import {
  LogEvent,
  ScaffolderApi,
  ScaffolderTask,
  ScaffolderTaskOutput,
} from '@backstage/plugin-scaffolder-react';
import { act } from '@testing-library/react';
import { Observable, Observer } from '@backstage/types';
import { TASK } from '../__fixtures__/run';
import { MANIFEST } from '../__fixtures__/template';

/** The scaffolder sends more than its types say. */
type Body = LogEvent['body'] & {
  error?: { name: string; message: string };
  output?: ScaffolderTaskOutput;
};

type Listener = Partial<Observer<LogEvent>>;

/** One task of the scaffolder, which goes on when a test says so. */
export class FakeScaffolder implements Partial<ScaffolderApi> {
  task: ScaffolderTask = { ...TASK };
  readonly started: unknown[] = [];
  #events: LogEvent[] = [];
  #listeners = new Set<Listener>();

  getTemplateParameterSchema = jest.fn(async () => MANIFEST);

  retry = jest.fn(async () => ({ id: this.task.id }));

  cancelTask = jest.fn(async () => ({}));

  async scaffold(options: unknown) {
    this.started.push(options);
    return { taskId: this.task.id };
  }

  async getTask() {
    return { ...this.task };
  }

  streamLogs(): Observable<LogEvent> {
    const listeners = this.#listeners;
    const events = this.#events;
    const observable: Observable<LogEvent> = {
      [Symbol.observable]: () => observable,
      subscribe: observer => {
        const listener =
          typeof observer === 'function' ? { next: observer } : observer ?? {};
        events.forEach(event => listener.next?.(event));
        listeners.add(listener);
        return {
          closed: false,
          unsubscribe: () => listeners.delete(listener),
        };
      },
    };
    return observable;
  }

  /** Says that a step begins, ends or fails. */
  step(stepId: string, status: ScaffolderTask['status'], message = '') {
    this.#emit('log', { stepId, status, message });
  }

  /** Ends the task well, with what its template says about it. */
  complete(output: ScaffolderTaskOutput) {
    this.task = { ...this.task, status: 'completed' };
    this.#emit('completion', { message: 'Ended', output });
  }

  /** Ends the task. */
  end(status: 'completed' | 'failed', error?: Body['error']) {
    this.task = { ...this.task, status };
    this.#emit('completion', { message: 'Ended', error });
  }

  /** Begins the task anew. */
  recover() {
    this.task = { ...this.task, status: 'processing' };
    this.#emit('recovered', { message: 'Again' });
  }

  #emit(type: LogEvent['type'], body: Body) {
    const event: LogEvent = {
      type,
      body,
      createdAt: '2026-11-21T10:00:00Z',
      id: this.#events.length + 1,
      taskId: this.task.id,
    };
    this.#events.push(event);
    act(() => this.#listeners.forEach(listener => listener.next?.(event)));
  }
}
