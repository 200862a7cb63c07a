import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  LevelDistribution,
  LoadingState,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import styles from './MyScorecards.module.css';

/** The levels of what some owners own, on each scorecard that is about it. */
export function MyLevels(props: { owners: string[] }) {
  const { owners } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const scorecardRoute = useRouteRef(scorecardRouteRef);

  const request = useRequest(
    useCallback(
      async signal => {
        const { items } = await scorecardsApi.listScorecards(
          { owner: owners },
          { signal },
        );
        return items.filter(({ entities }) => entities > 0);
      },
      [scorecardsApi, owners],
    ),
  );
  useVerdictsChanged(request.reload);

  const search = new URLSearchParams(owners.map(owner => ['owner', owner]));
  return (
    <PageState
      empty={<p className={styles.quiet}>{t('my.nothing')}</p>}
      isEmpty={items => items.length === 0}
      loading={<LoadingState rowHeight={40} rows={3} />}
      request={request}
    >
      {items => (
        <ul className={styles.levels}>
          {items.map(scorecard => (
            <li key={scorecard.id}>
              <Link
                href={`${scorecardRoute({ id: scorecard.id })}?${search}`}
                standalone
              >
                {scorecard.title}
              </Link>
              <LevelDistribution
                counts={scorecard.levelCounts}
                levels={scorecard.levels}
              />
            </li>
          ))}
        </ul>
      )}
    </PageState>
  );
}
