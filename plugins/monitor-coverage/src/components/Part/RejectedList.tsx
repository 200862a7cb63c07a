import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import {
  Actor,
  RelativeTime,
  useAction,
} from '@guildhall/plugin-guildhall-react';
import { PartDetail, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import { MonitorName } from '../MonitorName';
import styles from './Part.module.css';
import { useDecide } from './useDecide';

/** What owners said does not watch a signal, and the way to take it back. */
export function RejectedList(props: {
  part: PartDetail;
  signal: Signal;
  mayDecide: boolean;
  onDecided: () => void;
}) {
  const { part, signal, mayDecide, onDecided } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const { isPending, run } = useAction();
  const decide = useDecide(part.entityRef, onDecided);
  const rejected = part.rejected.filter(each => each.signal === signal);
  if (rejected.length === 0) {
    return <></>;
  }
  return (
    <section>
      <h3 className={styles.subtitle}>{t('signals.rejected')}</h3>
      <ul className={styles.matches}>
        {rejected.map(each => (
          <li className={styles.match} key={each.monitor.id}>
            <div className={styles.matchHead}>
              <MonitorName monitor={each.monitor} />
              <span className={styles.matchReason}>
                <Actor subject={each.by} />, <RelativeTime at={each.at} />
                {each.note && `: ${each.note}`}
              </span>
              {mayDecide && (
                <Button
                  aria-label={t('match.withdrawLabel', {
                    name: each.monitor.name,
                    signal: t(`signal.${signal}`),
                  })}
                  isPending={isPending}
                  onPress={() => run(() => decide(each, 'withdraw'))}
                  size="small"
                  variant="secondary"
                >
                  {t('match.withdraw')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
