import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Evidence as EvidenceOfVerdict } from '@guildhall/plugin-scorecards-common';
import { RiTimeLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { guildhallReactTranslationRef } from '../../translation';
import { Chip } from '../Chip';
import { RelativeTime } from '../RelativeTime';
import { FactTable } from './FactTable';
import styles from './Evidence.module.css';

const HASH_LENGTH = 10;

/**
 * What a verdict rests on: which source said it, when, and the values it gave.
 *
 * @public
 */
export function Evidence(props: {
  evidence: EvidenceOfVerdict;
  /** What the source says now; absent while it is not known. */
  fact?: { value?: Record<string, unknown>; hash?: string };
  /** Fields that the rule reads; they come first, the others on request. */
  fields?: readonly string[];
  /** In place of the values, for example while they load. */
  children?: ReactNode;
}) {
  const { evidence, fact, fields = [], children } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const isStale =
    evidence.staleAt !== undefined && Date.parse(evidence.staleAt) < Date.now();
  return (
    <section className={styles.evidence}>
      <div className={styles.head}>
        <strong className={styles.source}>{evidence.source}</strong>
        <span className={styles.when}>
          {evidence.observedAt ? (
            <>
              {t('evidence.observed')} <RelativeTime at={evidence.observedAt} />
            </>
          ) : (
            t('evidence.neverObserved')
          )}
        </span>
        {isStale && (
          <Chip icon={<RiTimeLine aria-hidden />}>{t('evidence.stale')}</Chip>
        )}
        {evidence.hash && (
          <code className={styles.hash} title={evidence.hash}>
            <span className={styles.label}>{t('evidence.hash')} </span>
            {evidence.hash.slice(0, HASH_LENGTH)}
          </code>
        )}
      </div>
      {evidence.error && (
        <p className={styles.error}>
          <strong>{t('evidence.error')}: </strong>
          {evidence.error}
        </p>
      )}
      {fact && fact.hash !== evidence.hash && (
        <p className={styles.when}>{t('evidence.changed')}</p>
      )}
      {fact?.value && <FactTable fields={fields} value={fact.value} />}
      {children}
    </section>
  );
}
