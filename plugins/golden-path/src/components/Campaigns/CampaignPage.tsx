import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import useInterval from 'react-use/esm/useInterval';
import { goldenPathApiRef } from '../../api';
import { campaignRouteRef } from '../../routes';
import { CampaignHeader } from './CampaignHeader';
import { RingPanel } from './RingPanel';
import { isAtWork } from './rings';

const AGAIN_MILLISECONDS = 5_000;

/** One campaign, ring by ring. */
export function CampaignPage() {
  const { id } = useRouteRefParams(campaignRouteRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const request = useRequest(
    useCallback(
      signal => goldenPathApi.getCampaign(id, { signal }),
      [goldenPathApi, id],
    ),
  );
  const isWatched = request.status === 'ready' && isAtWork(request.value);
  useInterval(request.reload, isWatched ? AGAIN_MILLISECONDS : null);

  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={160} rows={3} />}
        request={request}
      >
        {campaign => (
          <>
            <CampaignHeader campaign={campaign} onChanged={request.reload} />
            {campaign.rings.map((ring, index) => (
              <RingPanel campaign={campaign} index={index} key={ring.name} />
            ))}
          </>
        )}
      </PageState>
    </PageBody>
  );
}
