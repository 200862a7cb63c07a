import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { CampaignDetail } from '@guildhall/plugin-golden-path-common';
import {
  Actor,
  RelativeTime,
  useDocumentTitle,
} from '@guildhall/plugin-guildhall-react';
import { useHrefs } from '../../hooks';
import { campaignsRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { BackLink } from '../BackLink';
import { Facts } from '../Facts';
import { CampaignActions } from './CampaignActions';
import { CampaignStatusLabel } from './CampaignStatusLabel';
import { RingProgress } from './RingProgress';
import { totalOf } from './rings';
import styles from './Campaigns.module.css';

/** Which release a campaign brings, how far it is, and what to do next. */
export function CampaignHeader(props: {
  campaign: CampaignDetail;
  onChanged: () => void;
}) {
  const { campaign, onChanged } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  useDocumentTitle(campaign.title);
  const hrefs = useHrefs();
  const campaigns = useRouteRef(campaignsRouteRef);
  return (
    <header className={styles.header}>
      <BackLink href={campaigns()}>{t('campaign.list')}</BackLink>
      <div className={styles.head}>
        <h2 className={styles.title}>{campaign.title}</h2>
        <CampaignActions campaign={campaign} onChanged={onChanged} />
      </div>
      <Facts
        facts={[
          {
            term: t('services.template'),
            value: (
              <>
                <Link href={hrefs.template(campaign.template)}>
                  {campaign.template}
                </Link>{' '}
                {campaign.toVersion}
              </>
            ),
          },
          {
            term: t('service.status'),
            value: <CampaignStatusLabel status={campaign.status} />,
          },
          {
            term: t('campaign.started'),
            value: (
              <>
                <RelativeTime at={campaign.createdAt} />
                {', '}
                <Actor subject={campaign.createdBy} />
              </>
            ),
          },
          {
            term: t('service.changed'),
            value: <RelativeTime at={campaign.updatedAt} />,
          },
        ]}
      />
      <RingProgress progress={totalOf(campaign.rings)} />
    </header>
  );
}
