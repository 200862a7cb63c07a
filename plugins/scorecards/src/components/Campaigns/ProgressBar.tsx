import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';

/** How many of how many, in words and as a bar. */
export function ProgressBar(props: { done: number; total: number }) {
  const { done, total } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  return (
    <span className={styles.progress}>
      {t('campaigns.progress', {
        done: format.number(done),
        total: format.number(total),
      })}
      <span aria-hidden className={styles.bar}>
        <span style={{ width: `${total > 0 ? (done / total) * 100 : 0}%` }} />
      </span>
    </span>
  );
}
