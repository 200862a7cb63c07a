import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderTask, TaskStream } from '@backstage/plugin-scaffolder-react';
import { Alert } from '@backstage/ui';
import { goldenPathTranslationRef } from '../../translation';

/** Which step failed, and in its own words why. */
export function RunFailure(props: {
  task: ScaffolderTask;
  stream: TaskStream;
}) {
  const { task, stream } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const failed = task.spec.steps.find(
    ({ id }) => stream.steps[id]?.status === 'failed',
  );
  return (
    <div role="alert">
      <Alert
        description={stream.error?.message}
        icon
        status="danger"
        title={
          failed
            ? t('run.failedStep', { step: failed.name })
            : t('run.titles.failed')
        }
      />
    </div>
  );
}
