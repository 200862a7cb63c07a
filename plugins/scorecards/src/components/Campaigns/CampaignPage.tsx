import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { BurnUpPanel } from './BurnUpPanel';
import { CampaignEntities } from './CampaignEntities';
import { CampaignHeader } from './CampaignHeader';
import { TeamsPanel } from './TeamsPanel';

/** One campaign: how it went, how it will go, and whose work is left. */
export function CampaignPage() {
  const { campaignId = '' } = useParams();
  const scorecardsApi = useApi(scorecardsApiRef);
  const request = useRequest(
    useCallback(
      signal => scorecardsApi.campaigns.get(campaignId, {}, { signal }),
      [scorecardsApi, campaignId],
    ),
  );
  useVerdictsChanged(request.reload);
  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={120} rows={3} />}
        request={request}
      >
        {campaign => (
          <>
            <CampaignHeader campaign={campaign} onChanged={request.reload} />
            {campaign.progress && (
              <>
                <BurnUpPanel campaign={campaign} />
                <TeamsPanel campaign={campaign} />
                <CampaignEntities campaign={campaign} />
              </>
            )}
          </>
        )}
      </PageState>
    </PageBody>
  );
}
