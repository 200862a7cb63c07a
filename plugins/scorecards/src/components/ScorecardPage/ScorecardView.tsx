import { BreadcrumbEntry, useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { EntityFilterBar } from '../EntityFilterBar';
import { ScorecardHeader } from './ScorecardHeader';
import { ScorecardOverview } from './ScorecardOverview';
import { ScorecardTabs } from './ScorecardTabs';

/** A scorecard under the filter of the URL. */
export function ScorecardView(props: { id: string }) {
  const { id } = props;
  const scorecardsApi = useApi(scorecardsApiRef);
  const { filter, search } = useEntityFilter();

  const request = useRequest(
    useCallback(
      signal => scorecardsApi.getScorecard(id, filter, { signal }),
      [scorecardsApi, id, filter],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={160} rows={3} />}
        request={request}
      >
        {scorecard => (
          <BreadcrumbEntry
            entry={{ label: scorecard.title, href: `${id}${search}` }}
          >
            <ScorecardHeader scorecard={scorecard} />
            <EntityFilterBar />
            <ScorecardOverview scorecard={scorecard} />
            <ScorecardTabs scorecard={scorecard} />
          </BreadcrumbEntry>
        )}
      </PageState>
    </PageBody>
  );
}
