import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { BurnUpChart, Panel } from '@guildhall/plugin-guildhall-react';
import { CampaignDetail } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';
import { Outlook } from './Outlook';

/** How a campaign went, and when it will probably be through. */
export function BurnUpPanel(props: { campaign: CampaignDetail }) {
  const { campaign } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <div className={styles.columns}>
      <Panel title={t('campaigns.burnUp')}>
        {campaign.burnUp.length < 2 ? (
          <p className={styles.quiet}>{t('campaigns.noBurnUp')}</p>
        ) : (
          <BurnUpChart
            points={campaign.burnUp}
            titles={{
              done: t('campaigns.reached'),
              left: t('campaigns.left'),
            }}
          />
        )}
      </Panel>
      {campaign.outlook && (
        <Panel title={t('campaigns.outlook.title')}>
          <Outlook campaign={campaign} outlook={campaign.outlook} />
        </Panel>
      )}
    </div>
  );
}
