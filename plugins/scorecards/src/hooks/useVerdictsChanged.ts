import { useSignal } from '@backstage/plugin-signals-react';
import {
  SCORECARDS_SIGNAL_CHANNEL,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';
import { useEffect, useRef } from 'react';

const PAUSE_MILLISECONDS = 1_500;

/**
 * Calls `reload` after stored verdicts changed, of one entity or of any.
 * Signals come in bursts while a check is evaluated anew for everything, so
 * that it waits a moment and then reloads once.
 */
export function useVerdictsChanged(reload: () => void, entityRef?: string) {
  const { lastSignal } = useSignal<VerdictsChangedSignal>(
    SCORECARDS_SIGNAL_CHANNEL,
  );
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const latestReload = useRef(reload);
  latestReload.current = reload;

  useEffect(() => {
    if (
      lastSignal &&
      timer.current === undefined &&
      concerns(lastSignal, entityRef)
    ) {
      timer.current = setTimeout(() => {
        timer.current = undefined;
        latestReload.current();
      }, PAUSE_MILLISECONDS);
    }
  }, [lastSignal, entityRef]);

  useEffect(() => () => clearTimeout(timer.current), []);
}

function concerns(
  { entityRefs }: VerdictsChangedSignal,
  entityRef: string | undefined,
): boolean {
  return (
    entityRef === undefined ||
    entityRefs.length === 0 ||
    entityRefs.includes(entityRef)
  );
}
