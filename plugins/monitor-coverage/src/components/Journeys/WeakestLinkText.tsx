import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { WeakestLink } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungIcon } from '../Rung';
import styles from './Journeys.module.css';

/** The one cell that is weakest, and why. */
export function WeakestLinkText(props: { weakest: WeakestLink }) {
  const { entityRef, title, signal, rung, reasons } = props.weakest;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  return (
    <div className={styles.weakest}>
      <RungIcon size={20} state={rung} />
      <div>
        <span className={styles.quiet}>{t('journeys.weakest')}</span>
        <p className={styles.plain}>
          <Link href={hrefs.part(entityRef, signal)} weight="bold">
            {t('journeys.link', { signal: t(`signal.${signal}`), part: title })}
          </Link>
          {': '}
          <strong>{t(`rung.${rung}`)}.</strong> {sayReasons(reasons)}
        </p>
      </div>
    </div>
  );
}
