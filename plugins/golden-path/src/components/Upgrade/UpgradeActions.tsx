import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { UpgradeDetail } from '@guildhall/plugin-golden-path-common';
import { ConfirmDialog, useAction } from '@guildhall/plugin-guildhall-react';
import {
  RiEyeLine,
  RiGitBranchLine,
  RiGitPullRequestLine,
  RiTimeLine,
} from '@remixicon/react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { goldenPathApiRef } from '../../api';
import { useHrefs } from '../../hooks';
import { goldenPathTranslationRef } from '../../translation';
import { lacksPullRequest } from '../../lacksPullRequest';
import { DeclineDialog } from './DeclineDialog';

/** The buttons that move an upgrade on. */
export function UpgradeActions(props: {
  upgrade: UpgradeDetail;
  isAllowed: boolean | undefined;
  onChanged: () => void;
}) {
  const { upgrade, isAllowed, onChanged } = props;
  const { id, status, entityRef, files, newQuestions } = upgrade;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const navigate = useNavigate();
  const hrefs = useHrefs();
  const preview = useAction();
  const pullRequest = useAction();
  const [dialog, setDialog] = useState<'decline' | 'propose'>();
  const isAnswered = !newQuestions.some(({ isRequired }) => isRequired);
  // One that failed can be pushed again, if it could be computed.
  const isProposable =
    status === 'preview' || (status === 'failed' && files.length > 0);
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
      {status !== 'preview' && (
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
      {isProposable && (
        <Button
          iconStart={<RiGitBranchLine />}
          isDisabled={!isAllowed || !isAnswered}
          onPress={() => setDialog('propose')}
          variant="primary"
        >
          {status === 'failed'
            ? t('upgrade.propose.again')
            : t('upgrade.propose.button')}
        </Button>
      )}
      {lacksPullRequest(upgrade) && (
        <Button
          iconStart={<RiGitPullRequestLine />}
          isDisabled={!isAllowed}
          isPending={pullRequest.isPending}
          onPress={() =>
            pullRequest.run(async () => {
              await goldenPathApi.proposeUpgrade(id);
              onChanged();
            })
          }
          variant="primary"
        >
          {t('upgrade.openPullRequest')}
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
