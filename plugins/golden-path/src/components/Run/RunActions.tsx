import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  taskCancelPermission,
  taskCreatePermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import {
  scaffolderApiRef,
  ScaffolderTask,
} from '@backstage/plugin-scaffolder-react';
import { Button, ButtonLink } from '@backstage/ui';
import { Run } from '@guildhall/plugin-golden-path-common';
import {
  ConfirmDialog,
  Request,
  useAction,
} from '@guildhall/plugin-guildhall-react';
import {
  RiPencilLine,
  RiRefreshLine,
  RiStopCircleLine,
} from '@remixicon/react';
import { useState } from 'react';
import { wizardRouteRef } from '../../routes';
import { goldenPathTranslationRef } from '../../translation';
import { RunStatus } from './runStatus';
import { UndoButton } from './UndoButton';
import styles from './Run.module.css';

/** What can be done about a run: stop it, try again, or undo it. */
export function RunActions(props: {
  task: ScaffolderTask;
  template: string | undefined;
  status: RunStatus;
  run: Request<Run>;
  onChange: () => void;
}) {
  const { task, template, status, run, onChange } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const scaffolderApi = useApi(scaffolderApiRef);
  const wizardRoute = useRouteRef(wizardRouteRef);
  const mayCancel = usePermission({
    permission: taskCancelPermission,
    resourceRef: task.id,
  }).allowed;
  const mayCreate = usePermission({ permission: taskCreatePermission }).allowed;
  const [isCancelling, setIsCancelling] = useState(false);
  const retry = useAction();

  const isStopped = status === 'failed' || status === 'cancelled';
  const canRetry =
    task.spec.EXPERIMENTAL_recovery?.EXPERIMENTAL_strategy === 'startOver';
  if (status === 'completed') {
    return undefined;
  }
  return (
    <div className={styles.actions}>
      {status === 'failed' && canRetry && mayCreate && (
        <Button
          iconStart={<RiRefreshLine />}
          isPending={retry.isPending}
          onPress={() =>
            retry.run(async () => {
              await scaffolderApi.retry(task.id);
              onChange();
            })
          }
          variant="primary"
        >
          {t('run.retry')}
        </Button>
      )}
      {isStopped && template && (
        <ButtonLink
          href={`${wizardRoute({ template })}?step=1`}
          iconStart={<RiPencilLine />}
          variant="secondary"
        >
          {t('run.change')}
        </ButtonLink>
      )}
      {isStopped && run.status === 'ready' && (
        <UndoButton onUndone={run.reload} run={run.value} />
      )}
      {!isStopped && mayCancel && (
        <Button
          iconStart={<RiStopCircleLine />}
          onPress={() => setIsCancelling(true)}
          variant="secondary"
        >
          {t('run.cancel')}
        </Button>
      )}
      {isCancelling && (
        <ConfirmDialog
          confirm={t('run.cancel')}
          isDestructive
          onClose={() => setIsCancelling(false)}
          onConfirm={async () => {
            await scaffolderApi.cancelTask(task.id);
            onChange();
          }}
          title={t('run.cancelTitle')}
        >
          <p>{t('run.cancelDescription')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
