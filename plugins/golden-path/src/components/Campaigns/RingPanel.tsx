import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { CampaignDetail } from '@guildhall/plugin-golden-path-common';
import { DataTable, Panel } from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { UpgradeState } from '../Labels';
import { RingProgress } from './RingProgress';
import styles from './Campaigns.module.css';

/** One ring: how far it is, and the upgrade of each of its services. */
export function RingPanel(props: { campaign: CampaignDetail; index: number }) {
  const { campaign, index } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const hrefs = useHrefs();
  const ring = campaign.rings[index];
  const services = campaign.services.filter(each => each.ring === index);
  const isReached = index <= campaign.ring;
  return (
    <Panel
      description={isReached ? undefined : t('campaign.ring.waits')}
      title={t('campaign.ring.title', {
        position: String(index + 1),
        name: ring.name,
      })}
    >
      <RingProgress progress={ring} />
      <DataTable
        columns={[
          {
            title: t('services.service'),
            cell: ({ entityRef, title }) => (
              <Link
                href={hrefs.service(entityRef)}
                standalone
                title={entityRef}
                weight="bold"
              >
                {title}
              </Link>
            ),
          },
          {
            title: t('services.upgrade'),
            cell: ({ upgrade }) =>
              upgrade ? (
                <Link href={hrefs.upgrade(upgrade.id)}>
                  {t('campaign.openUpgrade')}
                </Link>
              ) : (
                <span className={styles.quiet}>
                  {t('campaign.part.notYet')}
                </span>
              ),
          },
          {
            title: t('service.status'),
            cell: ({ upgrade }) =>
              upgrade && <UpgradeState upgrade={upgrade} />,
          },
          {
            title: t('service.reason'),
            cell: ({ upgrade }) => upgrade?.reason,
          },
        ]}
        keyOf={({ entityRef }) => entityRef}
        label={ring.name}
        rows={services}
      />
    </Panel>
  );
}
