import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog, useAction } from '@guildhall/plugin-guildhall-react';
import { RiEyeLine, RiGitBranchLine, RiTimeLine } from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { DeclineDialog } from './DeclineDialog';

/** The buttons that move an upgrade on. */
export function UpgradeActions(props: {
  upgrade: UpgradeDetail;
  isAllowed: boolean | undefined;
  onChanged: () => void;
}) {
  const { upgrade, isAllowed, onChanged } = props;
  const { id, status, entityRef, newQuestions } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const preview = useAction();
  const [dialog, setDialog] = useState<'decline' | 'propose'>();
  const isAnswered = !newQuestions.some(({ isRequired }) => isRequired);
  const close = () => setDialog(undefined);

  if (status === 'merged') {
    return <></>;
  }
  return (
    <>
      {(status === 'preview' || status === 'proposed') && (
        <Button
          iconStart={<RiTimeLine />}
          isDisabled={!isAllowed}
          onPress={() => setDialog('decline')}
          variant="secondary"
        >
          {t('upgrade.decline.button')}
        </Button>
      )}
      {status === 'preview' ? (
        <Button
          iconStart={<RiGitBranchLine />}
          isDisabled={!isAllowed || !isAnswered}
          onPress={() => setDialog('propose')}
          variant="primary"
        >
          {t('upgrade.propose.button')}
        </Button>
      ) : (
        <Button
          iconStart={<RiEyeLine />}
          isDisabled={!isAllowed}
          isPending={preview.isPending}
          onPress={() =>
            preview.run(async () => {
              const next = await goldenPathApi.createUpgrade({ entityRef });
              navigate(hrefs.upgrade(next.id));
            })
          }
          variant="secondary"
        >
          {t('upgrade.previewAgain')}
        </Button>
      )}
      {dialog === 'decline' && (
        <DeclineDialog id={id} onClose={close} onDeclined={onChanged} />
      )}
      {dialog === 'propose' && (
        <ConfirmDialog
          confirm={t('upgrade.propose.confirm')}
          onClose={close}
          onConfirm={async () => {
            await goldenPathApi.proposeUpgrade(id);
            onChanged();
          }}
          title={t('upgrade.propose.title')}
        >
          <p>{t('upgrade.propose.what', { service: upgrade.title })}</p>
          {upgrade.branch && (
            <p>
              {t('upgrade.branch')} <code>{upgrade.branch}</code>
            </p>
          )}
          <p>{t('upgrade.propose.then')}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
