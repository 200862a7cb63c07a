import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chip,
  Disclosure,
  EntityLink,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import { SourceHealth } from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { FreshnessBar } from './FreshnessBar';
import styles from './HealthPage.module.css';
import { useDuration } from './useDuration';

/** One source: what it knows, how old that is, and what went wrong. */
export function SourceItem(props: { source: SourceHealth }) {
  const { source } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const duration = useDuration();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li className={styles.source}>
      <div>
        <h3 className={styles.sourceTitle}>
          {source.title}
          <Chip>{t(`health.sources.${source.mode}`)}</Chip>
        </h3>
        <p className={styles.quiet}>{source.description}</p>
        <code className={styles.place}>{source.origin}</code>
      </div>
      <FreshnessBar source={source} />
      <dl className={styles.ages}>
        {source.newestObservedAt && (
          <div>
            <dt>{t('health.sources.newest')}</dt>
            <dd>
              <RelativeTime at={source.newestObservedAt} />
            </dd>
          </div>
        )}
        {source.oldestObservedAt && (
          <div>
            <dt>{t('health.sources.oldest')}</dt>
            <dd>
              <RelativeTime at={source.oldestObservedAt} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('health.sources.maxAge')}</dt>
          <dd>
            {source.maxAgeSeconds === undefined
              ? t('health.sources.noMaxAge')
              : duration(source.maxAgeSeconds)}
          </dd>
        </div>
      </dl>
      {source.errorSamples.length > 0 && (
        <div className={styles.errors}>
          <Disclosure
            isOpen={isOpen}
            onToggle={setIsOpen}
            summary={t('health.sources.errors', { count: source.errors })}
          >
            <ul className={styles.samples}>
              {source.errorSamples.map(sample => (
                <li key={`${sample.entityRef} ${sample.at}`}>
                  <EntityLink entityRef={sample.entityRef} />{' '}
                  <span className={styles.quiet}>
                    <RelativeTime at={sample.at} />
                  </span>
                  <code className={styles.errorMessage}>{sample.message}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </li>
  );
}
