import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Actor, RelativeTime } from '@guildhall/plugin-guildhall-react';
import { WatchState } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Watches.module.css';

/** Who looked last, when somebody should again, and whose turn it is. */
export function WatchLine(props: { watch: WatchState | undefined }) {
  const { watch } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  if (!watch) {
    return <span>{t('answers.notAsked')}</span>;
  }
  return (
    <span className={styles.line}>
      <span>
        {watch.lastAt ? (
          <>
            {watch.lastBy && <Actor subject={watch.lastBy} />}{' '}
            {t('answers.lookedLast')} <RelativeTime at={watch.lastAt} />
          </>
        ) : (
          t('answers.lookedNever')
        )}
        {', '}
        {watch.overdue ? t('answers.overdueSince') : t('answers.due')}{' '}
        <RelativeTime at={watch.dueAt} />.
      </span>
      {watch.assignee && (
        <span>
          {' '}
          {t('answers.turn')} <Actor subject={watch.assignee} />.
        </span>
      )}
    </span>
  );
}
