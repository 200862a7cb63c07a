import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  LoadingState,
  NoPermissionState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import {
  CampaignDetail,
  MAX_PAGE_SIZE,
  scorecardCampaignManagePermission,
  ScorecardDetail,
} from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { scorecardsApiRef } from '../../api';
import { CampaignForm } from './CampaignForm';

/** Starts a campaign, or changes the one of the URL. */
export function CampaignFormPage() {
  const { campaignId } = useParams();
  const scorecardsApi = useApi(scorecardsApiRef);
  const request = useRequest(
    useCallback(
      async (
        signal,
      ): Promise<{
        campaign?: CampaignDetail;
        scorecards: ScorecardDetail[];
      }> => {
        const [campaign, { items }] = await Promise.all([
          campaignId === undefined
            ? undefined
            : scorecardsApi.campaigns.get(campaignId, {}, { signal }),
          scorecardsApi.listScorecards({ limit: MAX_PAGE_SIZE }, { signal }),
        ]);
        const scorecards = await Promise.all(
          items
            .filter(({ stage }) => stage === 'active')
            .map(({ id }) => scorecardsApi.getScorecard(id, {}, { signal })),
        );
        return { campaign, scorecards };
      },
      [scorecardsApi, campaignId],
    ),
  );
  const { loading, allowed } = usePermission({
    permission: scorecardCampaignManagePermission,
  });
  if (!loading && !allowed) {
    // Before somebody writes what would not be taken.
    return (
      <PageBody isPage>
        <NoPermissionState />
      </PageBody>
    );
  }
  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={64} rows={5} />}
        request={request}
      >
        {({ campaign, scorecards }) => (
          <CampaignForm campaign={campaign} scorecards={scorecards} />
        )}
      </PageState>
    </PageBody>
  );
}
