import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Actor,
  Chip,
  Panel,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { Drill } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorName } from '../MonitorName';
import styles from './Drills.module.css';

/** Which monitors were made to fire on purpose, and who heard it. */
export function DrillsPanel(props: { drills: Drill[] }) {
  const { drills } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <Panel title={t('drills.title')}>
      {drills.length === 0 ? (
        <p className={styles.plain}>{t('drills.none')}</p>
      ) : (
        <ol className={styles.list}>
          {drills.map(({ id, monitor, by, at, what, heard }) => (
            <li key={id}>
              <div className={styles.head}>
                <MonitorName monitor={monitor} />
                <Chip>{t(heard ? 'drills.heard' : 'drills.notHeard')}</Chip>
                <Actor subject={by} />
                <RelativeTime at={at} />
              </div>
              <p className={styles.plain}>{what}</p>
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}
