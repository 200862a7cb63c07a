import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Link } from '@backstage/ui';
import {
  Chip,
  DataTable,
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  Paging,
  Panel,
  useFormat,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { scorecardCampaignManagePermission } from '@guildhall/plugin-scorecards-common';
import { RiAddLine, RiFlagLine } from '@remixicon/react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { campaignRouteRef, newCampaignRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { ProgressBar } from './ProgressBar';
import { useGoalText } from './useGoalText';

const PAGE_SIZE = 50;

/** All campaigns, what ends last first. */
export function CampaignsPage() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const campaignRoute = useRouteRef(campaignRouteRef);
  const newCampaign = useRouteRef(newCampaignRouteRef);
  const goalText = useGoalText();
  const format = useFormat();
  const { cursor } = usePaging();
  const { allowed } = usePermission({
    permission: scorecardCampaignManagePermission,
  });
  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.campaigns.list({ cursor, limit: PAGE_SIZE }, { signal }),
      [scorecardsApi, cursor],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <PageBody isPage>
      <Panel
        actions={
          allowed && (
            <ButtonLink
              href={newCampaign()}
              iconStart={<RiAddLine />}
              variant="primary"
            >
              {t('campaigns.new')}
            </ButtonLink>
          )
        }
        description={t('campaigns.description')}
        title={t('campaigns.title')}
      >
        <PageState
          empty={
            <EmptyState
              description={t('campaigns.empty.description')}
              icon={<RiFlagLine />}
              title={t('campaigns.empty.title')}
            />
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={48} rows={4} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              <DataTable
                columns={[
                  {
                    title: t('campaigns.name'),
                    cell: ({ id, title }) => (
                      <Link href={campaignRoute({ campaignId: id })} standalone>
                        {title}
                      </Link>
                    ),
                  },
                  {
                    title: t('campaigns.state.title'),
                    cell: ({ state }) => (
                      <Chip>{t(`campaigns.state.${state}`)}</Chip>
                    ),
                  },
                  {
                    title: t('campaigns.goal'),
                    cell: ({ goal }) => goalText(goal),
                  },
                  {
                    title: t('campaigns.reached'),
                    cell: ({ progress, startsOn }) =>
                      progress ? (
                        <ProgressBar {...progress} />
                      ) : (
                        t('campaigns.waiting', { day: format.date(startsOn) })
                      ),
                  },
                  {
                    title: t('campaigns.due'),
                    cell: ({ dueOn }) => format.date(dueOn),
                  },
                ]}
                keyOf={({ id }) => id}
                label={t('campaigns.title')}
                rows={items}
              />
              <Paging
                nextCursor={nextCursor}
                pageSize={PAGE_SIZE}
                shown={items.length}
                total={totalItems}
              />
            </>
          )}
        </PageState>
      </Panel>
    </PageBody>
  );
}
