import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import {
  describeReasons,
  Reason,
} from '@guildhall/plugin-monitor-coverage-common';
import { useCallback } from 'react';
import { monitorCoverageTranslationRef } from '../translation';

/** Says reasons in the language of the app. */
export type SayReasons = (reasons: readonly Reason[]) => string;

/** How reasons are said in the language of the app. */
export function useReasons(): SayReasons {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  return useCallback(
    reasons =>
      describeReasons(reasons, {
        say: (phrase, params) => t(`reason.${phrase}`, params),
        signal: signal => t(`signal.${signal}`),
        day: format.date,
      }),
    [t, format],
  );
}
