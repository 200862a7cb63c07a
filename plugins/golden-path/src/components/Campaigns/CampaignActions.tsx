import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { Button } from '@backstage/ui';
import {
  CampaignDetail,
  campaignManagePermission,
} from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog } from '@guildhall/plugin-guildhall-react';
import { RiPlayLine, RiRestartLine, RiStopLine } from '@remixicon/react';
import { useState } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { countRetryable } from './rings';
import styles from './Campaigns.module.css';

/** Proposes the upgrades of the next ring, or failed ones again, or stops. */
export function CampaignActions(props: {
  campaign: CampaignDetail;
  onChanged: () => void;
}) {
  const { campaign, onChanged } = props;
  const { id, status, ring, rings } = campaign;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const [dialog, setDialog] = useState<'advance' | 'retry' | 'stop'>();
  const { allowed, loading } = usePermission({
    permission: campaignManagePermission,
  });
  const next = rings.at(ring + 1);
  const retryable = countRetryable(campaign);
  const close = () => setDialog(undefined);

  if (status !== 'running') {
    return <></>;
  }
  if (!allowed) {
    return loading ? (
      <></>
    ) : (
      <span className={styles.quiet}>{t('campaign.forbidden')}</span>
    );
  }
  return (
    <div className={styles.actions}>
      <Button
        iconStart={<RiStopLine />}
        onPress={() => setDialog('stop')}
        variant="secondary"
      >
        {t('campaign.stop.button')}
      </Button>
      {retryable > 0 && (
        <Button
          iconStart={<RiRestartLine />}
          onPress={() => setDialog('retry')}
          variant="secondary"
        >
          {t('campaign.retry.button', { amount: String(retryable) })}
        </Button>
      )}
      {next && (
        <Button
          iconStart={<RiPlayLine />}
          onPress={() => setDialog('advance')}
          variant="primary"
        >
          {t('campaign.advance.button', { ring: next.name })}
        </Button>
      )}
      {dialog === 'advance' && next && (
        <ConfirmDialog
          confirm={t('campaign.advance.confirm')}
          onClose={close}
          onConfirm={async () => {
            await goldenPathApi.advanceCampaign(id);
            onChanged();
          }}
          title={t('campaign.advance.button', { ring: next.name })}
        >
          <p>{t('campaign.advance.what', { count: next.services })}</p>
          <p>{t('campaign.advance.then')}</p>
        </ConfirmDialog>
      )}
      {dialog === 'retry' && (
        <ConfirmDialog
          confirm={t('campaign.retry.confirm')}
          onClose={close}
          onConfirm={async () => {
            await goldenPathApi.retryCampaign(id);
            onChanged();
          }}
          title={t('campaign.retry.title')}
        >
          <p>{t('campaign.retry.what', { count: retryable })}</p>
          <p>{t('campaign.retry.then')}</p>
        </ConfirmDialog>
      )}
      {dialog === 'stop' && (
        <ConfirmDialog
          confirm={t('campaign.stop.button')}
          isDestructive
          onClose={close}
          onConfirm={async () => {
            await goldenPathApi.stopCampaign(id);
            onChanged();
          }}
          title={t('campaign.stop.title')}
        >
          <p>{t('campaign.stop.what')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
