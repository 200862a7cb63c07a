import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Panel, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { CellChange } from '@guildhall/plugin-monitor-coverage-common';
import { useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungIcon } from '../Rung';
import styles from './Part.module.css';

/** How the signals moved from rung to rung, newest first. */
export function HistoryPanel(props: { changes: CellChange[] }) {
  const { changes } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  return (
    <Panel title={t('history.title')}>
      {changes.length === 0 ? (
        <p className={styles.plain}>{t('history.none')}</p>
      ) : (
        <ol className={styles.changes}>
          {changes.map(({ signal, from, to, at, reasons }) => (
            <li key={`${signal} ${at}`}>
              <RungIcon state={to} />
              <span>
                <strong>{t(`signal.${signal}`)}</strong>{' '}
                {from
                  ? t('history.from', {
                      from: t(`rung.${from}`),
                      to: t(`rung.${to}`),
                    })
                  : t('history.first', { to: t(`rung.${to}`) })}
                <span className={styles.quietBlock}>
                  {sayReasons(reasons)} <RelativeTime at={at} />
                </span>
              </span>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
