import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import {
  CampaignDetail,
  CampaignOutlook,
  MIN_FORECAST_WEEKS,
} from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';

const WEEK_MS = 7 * 86_400_000;

/** When a campaign will probably be through, and what that rests on. */
export function Outlook(props: {
  campaign: CampaignDetail;
  outlook: CampaignOutlook;
}) {
  const { campaign, outlook } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const weeks = String(Math.max(campaign.weeks, MIN_FORECAST_WEEKS));
  switch (outlook.status) {
    case 'done':
      return <p className={styles.outlook}>{t('campaigns.outlook.done')}</p>;
    case 'unknown':
      return (
        <p className={styles.quiet}>
          {t(`campaigns.outlook.${outlook.reason}`, { weeks })}
        </p>
      );
    case 'not-in-sight':
      return (
        <p className={styles.outlook}>
          {t('campaigns.outlook.not-in-sight', { weeks })}
        </p>
      );
    default: {
      const { early, likely, late, onTime } = outlook;
      const weeksLate = Math.round(
        (Date.parse(likely) - Date.parse(campaign.dueOn)) / WEEK_MS,
      );
      return (
        <>
          <p className={styles.outlook}>
            {weeksLate > 0
              ? t('campaigns.outlook.weeksLate', { count: weeksLate })
              : t('campaigns.outlook.inTime')}
          </p>
          <ul className={styles.reasons}>
            <li>
              {t('campaigns.outlook.likely', { day: format.date(likely) })}
            </li>
            <li>
              {t('campaigns.outlook.range', {
                early: format.date(early),
                late: late ? format.date(late) : t('campaigns.outlook.open'),
              })}
            </li>
            <li>
              {t('campaigns.outlook.onTime', {
                probability: format.percent(onTime),
                day: format.date(campaign.dueOn),
              })}
            </li>
          </ul>
          <p className={styles.quiet}>
            {t('campaigns.outlook.basis', { weeks })}
          </p>
        </>
      );
    }
  }
}
