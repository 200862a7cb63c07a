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
  const format = useFormat();
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
        <span className={styles.quiet}>
          {job.total === undefined
            ? t('health.jobs.done', { done: format.number(job.done) })
            : t('health.jobs.doneOf', {
                done: format.number(job.done),
                total: format.number(job.total),
              })}
          {job.errors > 0 && (
            <>
              {' · '}
              <strong>{t('health.jobs.errors', { count: job.errors })}</strong>
            </>
          )}
        </span>
        {job.message && <span>{job.message}</span>}
      </div>
    </li>
  );
}
