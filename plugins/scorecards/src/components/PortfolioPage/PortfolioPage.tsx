import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  RequestState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import {
  MAX_PAGE_SIZE,
  Page,
  ScorecardSummary,
} from '@guildhall/plugin-scorecards-common';
import { RiMedal2Line } from '@remixicon/react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { healthRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { EntityFilterBar } from '../EntityFilterBar';
import { Movements } from './Movements';
import { RetiredScorecards } from './RetiredScorecards';
import { ScorecardRow } from './ScorecardRow';
import styles from './PortfolioPage.module.css';

/** Every scorecard, and what moved on them this week. */
export function PortfolioPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const healthRoute = useRouteRef(healthRouteRef);
  const { filter } = useEntityFilter();

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listScorecards(
          { ...filter, limit: MAX_PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, filter],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageBody isPage>
      <EntityFilterBar />
      <PageState
        empty={
          <EmptyState
            action={
              <ButtonLink href={healthRoute()} variant="secondary">
                {t('portfolio.empty.action')}
              </ButtonLink>
            }
            description={t('portfolio.empty.description')}
            icon={<RiMedal2Line />}
            title={t('portfolio.empty.title')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={92} rows={4} />}
        request={request}
      >
        {({ items }) => (
          <ul aria-label={t('portfolio.list')} className={styles.list}>
            {items.map(scorecard => (
              <ScorecardRow key={scorecard.id} scorecard={scorecard} />
            ))}
          </ul>
        )}
      </PageState>
      {mayHaveMovements(request) && <Movements />}
      {request.status === 'ready' && <RetiredScorecards />}
    </PageBody>
  );
}

/** Movements load beside the scorecards, and go where there are none. */
function mayHaveMovements(request: RequestState<Page<ScorecardSummary>>) {
  return (
    request.status === 'loading' ||
    (request.status === 'ready' && request.value.items.length > 0)
  );
}
