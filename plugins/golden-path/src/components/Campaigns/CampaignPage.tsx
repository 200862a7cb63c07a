import { useRouteRefParams } from '@backstage/core-plugin-api';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { campaignRouteRef } from '../../routes';
import { CampaignHeader } from './CampaignHeader';
import { RingPanel } from './RingPanel';

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
