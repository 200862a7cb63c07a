import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import {
  MAX_PAGE_SIZE,
  ScorecardDetail,
} from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { GroupRow } from './GroupRow';
import styles from './ScorecardPage.module.css';

/** The scorecard rolled up; each row leads to its entities in the matrix. */
export function GroupTable(props: {
  scorecard: ScorecardDetail;
  by: 'owner' | 'system';
}) {
  const { scorecard, by } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const { filter } = useEntityFilter();

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listScorecardGroups(
          scorecard.id,
          { ...filter, by, limit: MAX_PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, scorecard.id, filter, by],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageState
      empty={<EmptyState title={t('scorecard.noEntities')} />}
      isEmpty={({ items }) => items.length === 0}
      loading={<LoadingState rowHeight={44} rows={6} />}
      request={request}
    >
      {({ items }) => (
        <table className={styles.groups}>
          <caption className={styles.hidden}>
            {t(`scorecard.view.${by}`)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(`filter.${by}`)}</th>
              <th scope="col">{t('scorecard.entities')}</th>
              <th scope="col">{t('portfolio.levels')}</th>
              <th scope="col">{t('portfolio.points')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(group => (
              <GroupRow
                by={by}
                group={group}
                key={group.group ?? ''}
                levels={scorecard.levels}
              />
            ))}
          </tbody>
        </table>
      )}
    </PageState>
  );
}
