import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { MonitorSnapshot } from '@guildhall/plugin-monitor-coverage-common';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { parseSnapshot } from './snapshotSchema';

/**
 * Asks one provider, and waits no longer than it is given, whether or not it
 * minds the signal.
 *
 * @throws Error when it does not answer, or not what it must.
 */
export async function readProvider(
  provider: MonitorProvider,
  options: { signal: AbortSignal; timeout: HumanDuration },
): Promise<MonitorSnapshot> {
  const ms = durationToMilliseconds(options.timeout);
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort = () => {};
  const cutOff = new Promise<never>((_, reject) => {
    const giveUp = (reason: Error) => {
      reject(reason);
      controller.abort(reason);
    };
    timer = setTimeout(
      () =>
        giveUp(
          new Error(
            `It did not answer within ${
              ms / 1_000
            } seconds; 'monitorCoverage.refresh.timeout' gives it more`,
          ),
        ),
      ms,
    );
    onAbort = () => giveUp(new Error('The round was stopped'));
    options.signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    options.signal.throwIfAborted();
    return await parseSnapshot(
      await Promise.race([
        cutOff,
        (async () => provider.read({ signal: controller.signal }))(),
      ]),
    );
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', onAbort);
  }
}
