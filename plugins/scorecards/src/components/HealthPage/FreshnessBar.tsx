import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { SourceHealth } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './FreshnessBar.module.css';

const PARTS = ['fresh', 'stale', 'errors', 'missing'] as const;

/** How much of what a source should know it knows, and how well. */
export function FreshnessBar(props: { source: SourceHealth }) {
  const { source } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  return (
    <div className={styles.root}>
      <div aria-hidden className={styles.bar}>
        {PARTS.filter(part => source[part] > 0).map(part => (
          <span
            data-part={part}
            key={part}
            style={{ flexGrow: source[part] }}
          />
        ))}
      </div>
      <ul aria-label={t('health.sources.freshness')} className={styles.legend}>
        {PARTS.map(part => (
          <li key={part}>
            <span aria-hidden className={styles.swatch} data-part={part} />
            {t(`health.sources.part.${part}`)}{' '}
            <span className={styles.count}>{format.number(source[part])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
