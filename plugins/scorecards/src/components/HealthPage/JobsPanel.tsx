import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, Panel } from '@guildhall/plugin-guildhall-react';
import { Job } from '@guildhall/plugin-scorecards-common';
import { RiTimerLine } from '@remixicon/react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './HealthPage.module.css';
import { JobItem } from './JobItem';

/** What runs in the background, and how it ended. */
export function JobsPanel(props: { jobs: Job[] }) {
  const { jobs } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <Panel title={t('health.jobs.title')}>
      {jobs.length === 0 ? (
        <EmptyState
          icon={<RiTimerLine />}
          title={t('health.jobs.empty.title')}
        />
      ) : (
        <ul className={styles.jobs}>
          {jobs.map(job => (
            <JobItem job={job} key={job.id} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
