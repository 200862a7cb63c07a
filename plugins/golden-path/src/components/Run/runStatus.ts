import { ScaffolderTask, TaskStream } from '@backstage/plugin-scaffolder-react';

/** Where a run stands. */
export type RunStatus =
  | 'waiting'
  | 'running'
  | 'completed'
  | 'failed'
  | 'cancelled';

/**
 * The stream is quick, but cannot tell a run that failed from a connection
 * that broke: whether it has ended is up to the task.
 */
export function runStatus(task: ScaffolderTask, stream: TaskStream): RunStatus {
  const mayHaveEnded = stream.loading || stream.completed || stream.cancelled;
  if (mayHaveEnded && isEnd(task.status)) {
    return task.status;
  }
  const hasBegun = Object.values(stream.steps).some(
    ({ status }) => status !== 'open',
  );
  return hasBegun ? 'running' : 'waiting';
}

function isEnd(
  status: ScaffolderTask['status'],
): status is 'completed' | 'failed' | 'cancelled' {
  return ['completed', 'failed', 'cancelled'].includes(status);
}

/** Whether nothing will happen any more, unless somebody asks for it. */
export function hasEnded(status: RunStatus): boolean {
  return status !== 'waiting' && status !== 'running';
}
