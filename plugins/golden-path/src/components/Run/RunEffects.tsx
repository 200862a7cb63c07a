import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Effect } from '@guildhall/plugin-golden-path-common';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Run.module.css';

/** What a run made outside of the portal, and what became of it. */
export function RunEffects(props: { effects: Effect[] }) {
  const { effects } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  if (effects.length === 0) {
    return <p className={styles.quiet}>{t('run.madeNothing')}</p>;
  }
  return (
    <ul className={styles.effects}>
      {effects.map(({ id, title, status, error }) => (
        <li key={id}>
          <span className={styles.effect}>
            <strong>{title}</strong>
            <span className={styles.quiet}>
              {t(`run.effectStatus.${status}`)}
            </span>
          </span>
          {error && <span className={styles.error}>{error}</span>}
        </li>
      ))}
    </ul>
  );
}
