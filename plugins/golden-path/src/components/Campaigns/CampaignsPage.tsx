import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { ButtonLink, Link } from '@backstage/ui';
import { campaignManagePermission } from '@guildhall/plugin-golden-path-common';
import {
  Actor,
  DataTable,
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  Paging,
  Panel,
  RelativeTime,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiAddLine, RiMegaphoneLine } from '@remixicon/react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { newCampaignRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { CampaignStatusLabel } from './CampaignStatusLabel';
import { RingProgress } from './RingProgress';
import { totalOf } from './rings';
import styles from './Campaigns.module.css';

const PAGE_SIZE = 50;

/** Releases that are brought to many repositories, ring after ring. */
export function CampaignsPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const hrefs = useHrefs();
  const newCampaign = useRouteRef(newCampaignRouteRef);
  const { cursor } = usePaging();
  const { allowed, loading } = usePermission({
    permission: campaignManagePermission,
  });
  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listCampaigns({ cursor, limit: PAGE_SIZE }, { signal }),
      [goldenPathApi, cursor],
    ),
  );
  return (
    <PageBody isPage>
      <Panel
        actions={
          allowed ? (
            <ButtonLink
              href={newCampaign()}
              iconStart={<RiAddLine />}
              variant="primary"
            >
              {t('campaign.new.button')}
            </ButtonLink>
          ) : (
            !loading && (
              <span className={styles.quiet}>{t('campaign.forbidden')}</span>
            )
          )
        }
        description={t('campaign.description')}
        title={t('campaign.list')}
      >
        <PageState
          empty={
            <EmptyState
              description={t('campaign.empty.description')}
              icon={<RiMegaphoneLine />}
              title={t('campaign.empty.title')}
            />
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={64} rows={4} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              <DataTable
                columns={[
                  {
                    title: t('campaign.title'),
                    cell: ({ id, title }) => (
                      <Link href={hrefs.campaign(id)} standalone weight="bold">
                        {title}
                      </Link>
                    ),
                  },
                  {
                    title: t('services.template'),
                    cell: ({ template, toVersion }) =>
                      `${template} ${toVersion}`,
                  },
                  {
                    title: t('service.status'),
                    cell: ({ status }) => (
                      <CampaignStatusLabel status={status} />
                    ),
                  },
                  {
                    title: t('campaign.progress'),
                    cell: ({ rings }) => (
                      <RingProgress progress={totalOf(rings)} />
                    ),
                  },
                  {
                    title: t('campaign.started'),
                    cell: ({ createdBy, createdAt }) => (
                      <span className={styles.stack}>
                        <Actor subject={createdBy} />
                        <RelativeTime at={createdAt} />
                      </span>
                    ),
                  },
                ]}
                keyOf={({ id }) => id}
                label={t('campaign.list')}
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
