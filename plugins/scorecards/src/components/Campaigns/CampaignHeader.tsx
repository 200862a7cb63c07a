import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Alert, Button, ButtonLink, TextAreaField } from '@backstage/ui';
import {
  Actor,
  Chip,
  ConfirmDialog,
  EntityLink,
  guildhallReactTranslationRef,
  Panel,
  Prose,
  useFormat,
} from '@guildhall/plugin-guildhall-react';
import {
  CampaignDetail,
  scorecardCampaignManagePermission,
} from '@guildhall/plugin-scorecards-common';
import { useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { editCampaignRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Campaigns.module.css';
import { ProgressBar } from './ProgressBar';
import { useGoalText } from './useGoalText';

/** What a campaign wants, how far it is, and what may be done to it. */
export function CampaignHeader(props: {
  campaign: CampaignDetail;
  onChanged: () => void;
}) {
  const { campaign, onChanged } = props;
  const { goal, progress, problem, state, owner, createdBy } = campaign;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  const goalText = useGoalText();
  return (
    <Panel
      actions={<CampaignActions campaign={campaign} onChanged={onChanged} />}
      title={campaign.title}
    >
      {campaign.description && <Prose>{campaign.description}</Prose>}
      {problem && (
        <Alert status="warning" title={t('campaigns.problem', { problem })} />
      )}
      {campaign.note && <p className={styles.quiet}>{campaign.note}</p>}
      <dl className={styles.facts}>
        <div>
          <dt>{t('campaigns.state.title')}</dt>
          <dd>
            <Chip>{t(`campaigns.state.${state}`)}</Chip>
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.goal')}</dt>
          <dd>{goalText(goal)}</dd>
        </div>
        <div>
          <dt>{t('campaigns.due')}</dt>
          <dd>
            {t('campaigns.period', {
              from: format.date(campaign.startsOn),
              to: format.date(campaign.dueOn),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.reached')}</dt>
          <dd>
            {progress ? (
              <>
                <ProgressBar {...progress} />
                {progress.later.total > 0 && (
                  <span className={styles.quiet}>
                    {t('campaigns.later', {
                      count: progress.later.total,
                      done: String(progress.later.done),
                    })}
                  </span>
                )}
              </>
            ) : (
              t('campaigns.waiting', { day: format.date(campaign.startsOn) })
            )}
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.owner')}</dt>
          <dd>
            <EntityLink entityRef={owner} />
          </dd>
        </div>
        <div>
          <dt>{t('campaigns.startedBy')}</dt>
          <dd>
            <Actor subject={createdBy} />
          </dd>
        </div>
      </dl>
    </Panel>
  );
}

function CampaignActions(props: {
  campaign: CampaignDetail;
  onChanged: () => void;
}) {
  const { campaign, onChanged } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const editCampaign = useRouteRef(editCampaignRouteRef);
  const [isClosing, setIsClosing] = useState(false);
  const [note, setNote] = useState('');
  const { allowed } = usePermission({
    permission: scorecardCampaignManagePermission,
  });
  if (!allowed || !['planned', 'running'].includes(campaign.state)) {
    return null;
  }
  return (
    <>
      <ButtonLink
        href={editCampaign({ campaignId: campaign.id })}
        variant="secondary"
      >
        {t('campaigns.edit')}
      </ButtonLink>
      <Button onPress={() => setIsClosing(true)} variant="secondary">
        {t('campaigns.close.button')}
      </Button>
      {isClosing && (
        <ConfirmDialog
          confirm={t('campaigns.close.button')}
          isDestructive
          isDisabled={note.trim() === ''}
          onClose={() => setIsClosing(false)}
          onConfirm={async () => {
            await scorecardsApi.campaigns.close(campaign.id, { note });
            onChanged();
          }}
          title={t('campaigns.close.title')}
        >
          <p>{t('campaigns.close.what')}</p>
          <TextAreaField
            isRequired
            label={t('campaigns.close.note')}
            onChange={setNote}
            secondaryLabel={tReact('field.required')}
            value={note}
          />
        </ConfirmDialog>
      )}
    </>
  );
}
