import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Disclosure,
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { MAX_PAGE_SIZE } from '@guildhall/plugin-scorecards-common';
import { useCallback, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { scorecardRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import styles from './PortfolioPage.module.css';

/** The way to what is no longer scored, and still has a past to look at. */
export function RetiredScorecards() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Disclosure
      isOpen={isOpen}
      onToggle={setIsOpen}
      summary={t('portfolio.retired.title')}
    >
      <RetiredList />
    </Disclosure>
  );
}

function RetiredList() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const scorecardRoute = useRouteRef(scorecardRouteRef);
  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listScorecards(
          { stage: ['retired'], limit: MAX_PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi],
    ),
  );
  return (
    <PageState
      empty={<p className={styles.meta}>{t('portfolio.retired.none')}</p>}
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={24} rows={1} />}
      request={request}
    >
      {({ items }) => (
        <ul
          aria-label={t('portfolio.retired.title')}
          className={styles.retired}
        >
          {items.map(({ id, title }) => (
            <li key={id}>
              <Link href={scorecardRoute({ id })}>{title}</Link>
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
