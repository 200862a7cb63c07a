import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Provider } from '@guildhall/plugin-monitor-coverage-common';
import {
  RiAlertLine,
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiTimeLine,
} from '@remixicon/react';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Providers.module.css';

const ICONS: Record<Provider['status'], JSX.Element> = {
  ok: <RiCheckboxCircleLine aria-hidden />,
  failing: <RiErrorWarningLine aria-hidden />,
  waiting: <RiTimeLine aria-hidden />,
};

/** Whether a provider answers, its error, and what its operators should know. */
export function ProviderStatus(props: { provider: Provider }) {
  const { status, error, notices } = props.provider;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <span className={styles.stack}>
      <span className={styles.status} data-status={status}>
        {ICONS[status]}
        {t(`providers.${status}`)}
      </span>
      {error && <span className={styles.error}>{error}</span>}
      {notices.map(notice => (
        <span className={styles.notice} key={notice}>
          <RiAlertLine aria-hidden />
          {notice}
        </span>
      ))}
    </span>
  );
}
