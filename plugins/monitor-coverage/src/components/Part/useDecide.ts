import {
  toastApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import {
  DecideMatchRequest,
  MonitorRef,
  Signal,
} from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';

const TOAST_MILLISECONDS = 6_000;

const TOASTS = {
  confirm: 'match.confirmed',
  reject: 'match.rejectedToast',
  withdraw: 'match.withdrawn',
} as const;

/** Says what a monitor watches, or does not; a toast says that it is done. */
export function useDecide(
  entityRef: string,
  onDecided: () => void,
): (
  about: { monitor: MonitorRef; signal: Signal },
  decision: DecideMatchRequest['decision'],
  note?: string,
) => Promise<void> {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const toastApi = useApi(toastApiRef);

  return async ({ monitor, signal }, decision, note) => {
    await api.decideMatch({
      provider: monitor.provider,
      monitor: monitor.id,
      entityRef,
      signal,
      decision,
      note: note?.trim() || undefined,
    });
    toastApi.post({
      title: t(TOASTS[decision], { name: monitor.name }),
      status: 'success',
      timeout: TOAST_MILLISECONDS,
    });
    onDecided();
  };
}
