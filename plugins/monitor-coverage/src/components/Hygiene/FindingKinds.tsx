import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Panel, useFormat } from '@guildhall/plugin-guildhall-react';
import {
  FindingKind,
  findingKinds,
  FindingsPage,
} from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Hygiene.module.css';
import { useFindingsFilter } from './useFindingsFilter';

/** How much there is of each kind, what it means, and what to do about it. */
export function FindingKinds(props: { counts: FindingsPage['counts'] }) {
  const { counts } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  const { filter, setFilter } = useFindingsFilter();
  const chosen = filter.kind ?? [];
  const toggle = (kind: FindingKind) =>
    setFilter({
      kind: chosen.includes(kind)
        ? chosen.filter(each => each !== kind)
        : [...chosen, kind],
    });

  return (
    <Panel description={t('hygiene.kindsText')} title={t('hygiene.kinds')}>
      <ul className={styles.kinds}>
        {findingKinds.map(kind => (
          <li key={kind}>
            <button
              aria-pressed={chosen.includes(kind)}
              className={styles.kind}
              data-none={counts[kind] ? undefined : ''}
              onClick={() => toggle(kind)}
              type="button"
            >
              <span className={styles.kindHead}>
                <span className={styles.count}>
                  {format.number(counts[kind] ?? 0)}
                </span>
                <strong>{t(`findingKind.${kind}.title`)}</strong>
              </span>
              <span className={styles.quiet}>
                {t(`findingKind.${kind}.meaning`)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {chosen.map(kind => (
        <p className={styles.advice} key={kind}>
          <strong>{t(`findingKind.${kind}.title`)}</strong>{' '}
          {t('hygiene.whatToDo', { advice: t(`findingKind.${kind}.advice`) })}
        </p>
      ))}
    </Panel>
  );
}
