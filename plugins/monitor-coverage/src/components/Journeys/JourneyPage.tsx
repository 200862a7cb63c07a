import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { journeyRouteRef } from '../../routes';
import { JourneyView } from './JourneyView';

/** One journey: its steps, all that they depend on, and the weakest of it. */
export function JourneyPage() {
  const { name } = useRouteRefParams(journeyRouteRef);
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(signal => api.getJourney(name, { signal }), [api, name]),
  );
  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={140} rows={3} />}
        request={request}
      >
        {journey => <JourneyView journey={journey} key={journey.name} />}
      </PageState>
    </PageBody>
  );
}
