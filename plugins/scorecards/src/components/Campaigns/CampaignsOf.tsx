import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  Panel,
  useFormat,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { Campaign, MAX_PAGE_SIZE } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { campaignRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';
import { useGoalText } from './useGoalText';

/** What campaigns ask of some owners, or of one entity; nothing if none does. */
export function CampaignsOf(props: { owners?: string[]; entityRef?: string }) {
  const { owners, entityRef } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const campaignRoute = useRouteRef(campaignRouteRef);
  const goalText = useGoalText();
  const format = useFormat();
  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.campaigns.list(
          { state: 'running', owner: owners, entityRef, limit: MAX_PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, owners, entityRef],
    ),
  );
  useVerdictsChanged(request.reload, entityRef);
  if (request.status !== 'ready' || request.value.items.length === 0) {
    return null;
  }
  const standing = ({ progress }: Campaign) => {
    const { total, done } = addLater(progress);
    if (entityRef) {
      return done === total
        ? t('campaigns.ofTeam.entityDone')
        : t('campaigns.ofTeam.entityLeft');
    }
    return done === total
      ? t('campaigns.ofTeam.done')
      : t('campaigns.ofTeam.left', { count: total - done });
  };
  return (
    <Panel title={t('campaigns.ofTeam.title')}>
      <ul aria-label={t('campaigns.ofTeam.title')} className={styles.list}>
        {request.value.items.map(campaign => (
          <li key={campaign.id}>
            <Link
              href={campaignRoute({ campaignId: campaign.id })}
              standalone
              weight="bold"
            >
              {campaign.title}
            </Link>
            <span>{standing(campaign)}</span>
            <span className={styles.quiet}>
              {goalText(campaign.goal)} · {t('campaigns.due')}{' '}
              {format.date(campaign.dueOn)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whoever has to do it does not mind when it was asked for. */
function addLater(progress: Campaign['progress']) {
  return {
    total: (progress?.total ?? 0) + (progress?.later.total ?? 0),
    done: (progress?.done ?? 0) + (progress?.later.done ?? 0),
  };
}
