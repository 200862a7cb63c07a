import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ScaffolderTask,
  ScaffolderTaskStatus,
  TaskStream,
} from '@backstage/plugin-scaffolder-react';
import {
  RemixiconComponentType,
  RiCheckboxCircleFill,
  RiCircleLine,
  RiCloseCircleFill,
  RiIndeterminateCircleLine,
  RiLoader4Line,
} from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import { StepTime } from './StepTime';
import styles from './Run.module.css';

const ICONS: Record<ScaffolderTaskStatus, RemixiconComponentType> = {
  open: RiCircleLine,
  processing: RiLoader4Line,
  completed: RiCheckboxCircleFill,
  failed: RiCloseCircleFill,
  cancelled: RiIndeterminateCircleLine,
  skipped: RiIndeterminateCircleLine,
};

/** The steps of a run, where each of them stands, and how long it took. */
export function RunSteps(props: {
  task: ScaffolderTask;
  stream: TaskStream;
  isRunning: boolean;
}) {
  const { task, stream, isRunning } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <ol aria-label={t('run.steps')} className={styles.steps}>
      {task.spec.steps.map(({ id, name }) => {
        const step = stream.steps[id];
        const status = step?.status ?? 'open';
        const Icon = ICONS[status];
        return (
          <li className={styles.step} data-status={status} key={id}>
            <Icon aria-hidden size={18} />
            <span className={styles.stepName}>{name}</span>
            <span className={styles.quiet}>
              {t(`run.stepStatus.${status}`)}
            </span>
            <span className={styles.time}>
              {step?.startedAt && (
                <StepTime
                  from={step.startedAt}
                  isRunning={isRunning}
                  to={step.endedAt}
                />
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
