import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiRouteLine } from '@remixicon/react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { JourneyCard } from './JourneyCard';
import styles from './Journeys.module.css';

/** What people do with the system, by its weakest link. */
export function JourneysPage() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(signal => api.listJourneys({ signal }), [api]),
  );
  return (
    <PageBody isPage>
      <header>
        <h2 className={styles.title}>{t('journeys.title')}</h2>
        <p className={styles.intro}>{t('journeys.description')}</p>
      </header>
      <PageState
        empty={
          <EmptyState
            description={t('journeys.noneText')}
            icon={<RiRouteLine />}
            title={t('journeys.none')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={120} rows={3} />}
        request={request}
      >
        {({ items }) => (
          <ul aria-label={t('journeys.title')} className={styles.cards}>
            {items.map(journey => (
              <li key={journey.name}>
                <JourneyCard journey={journey} />
              </li>
            ))}
          </ul>
        )}
      </PageState>
    </PageBody>
  );
}
