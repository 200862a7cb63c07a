import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RelativeTime,
  useFormat,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { Job } from '@guildhall/plugin-scorecards-common';
import { RiLoader4Line } from '@remixicon/react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { scorecardsTranslationRef } from '../../translation';
import styles from './HealthPage.module.css';

/** One background job; a running one shows how far it is. */
export function JobItem(props: { job: Job }) {
  const { job } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const isRunning = job.state === 'running';
  const percent = job.total ? (job.done / job.total) * 100 : undefined;
  return (
    <li className={styles.job}>
      {isRunning ? (
        <RiLoader4Line aria-hidden className={styles.spinner} size={16} />
      ) : (
        <VerdictIcon status={job.state === 'failed' ? 'fail' : 'pass'} />
      )}
      <div className={styles.jobBody}>
        <span className={styles.jobTitle}>
          <strong>{job.title}</strong>
          <span className={styles.quiet}>
            {t(`health.jobs.state.${job.state}`)}{' '}
            <RelativeTime at={job.finishedAt ?? job.startedAt} />
          </span>
        </span>
        {isRunning && (
          <LinearProgress
            aria-label={job.title}
            classes={{ root: styles.progress, bar: styles.progressBar }}
            value={percent}
            variant={percent === undefined ? 'indeterminate' : 'determinate'}
          />
        )}
        <JobCounts job={job} />
        {job.message && <span>{job.message}</span>}
      </div>
    </li>
  );
}

function JobCounts(props: { job: Job }) {
  const { done, total, errors } = props.job;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const counts = [
    total !== undefined &&
      t('health.jobs.doneOf', {
        done: format.number(done),
        total: format.number(total),
      }),
    // Not every job is about entities.
    total === undefined &&
      done > 0 &&
      t('health.jobs.done', { done: format.number(done) }),
    errors > 0 && t('health.jobs.errors', { count: errors }),
  ].filter(Boolean);
  return <span className={styles.quiet}>{counts.join(' · ')}</span>;
}
