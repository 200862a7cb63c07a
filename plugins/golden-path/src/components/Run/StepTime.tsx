import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { DateTime } from 'luxon';
import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathTranslationRef } from '../../translation';

/** How long a step took, or has been running. */
export function StepTime(props: {
  from: string;
  to: string | undefined;
  isRunning: boolean;
}) {
  const { from, to, isRunning } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  const [now, setNow] = useState(() => DateTime.now());
  useInterval(() => setNow(DateTime.now()), isRunning && !to ? 1_000 : null);

  const end = to ? DateTime.fromISO(to) : now;
  const seconds = Math.max(
    0,
    end.diff(DateTime.fromISO(from), 'seconds').seconds,
  );
  return (
    <>
      {seconds < 60
        ? t('run.seconds', { amount: format.number(seconds) })
        : t('run.minutes', { amount: format.decimal(seconds / 60) })}
    </>
  );
}
