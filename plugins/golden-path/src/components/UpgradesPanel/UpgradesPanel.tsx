import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Actor,
  DataTable,
  LoadingState,
  PageState,
  Panel,
  RelativeTime,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { UpgradeState } from '../Labels';
import { VersionStep } from '../VersionStep';
import styles from './UpgradesPanel.module.css';

const MAX_UPGRADES = 50;

/** Every upgrade of the service, the newest first. */
export function UpgradesPanel(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const hrefs = useHrefs();
  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listUpgrades(
          { entityRef, limit: MAX_UPGRADES },
          { signal },
        ),
      [goldenPathApi, entityRef],
    ),
  );
  return (
    <Panel title={t('service.upgrades')}>
      <PageState
        empty={<p className={styles.none}>{t('service.noUpgrades')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={40} rows={2} />}
        request={request}
      >
        {({ items }) => (
          <DataTable
            columns={[
              {
                title: t('services.version'),
                cell: ({ id, fromVersion, toVersion }) => (
                  <Link href={hrefs.upgrade(id)} standalone>
                    <VersionStep from={fromVersion} to={toVersion} />
                  </Link>
                ),
              },
              {
                title: t('service.status'),
                cell: upgrade => <UpgradeState upgrade={upgrade} />,
              },
              { title: t('service.reason'), cell: ({ reason }) => reason },
              {
                title: t('service.by'),
                cell: ({ createdBy }) => <Actor subject={createdBy} />,
              },
              {
                title: t('service.changed'),
                cell: ({ updatedAt }) => <RelativeTime at={updatedAt} />,
              },
            ]}
            keyOf={({ id }) => id}
            label={t('service.upgrades')}
            rows={items}
          />
        )}
      </PageState>
    </Panel>
  );
}
