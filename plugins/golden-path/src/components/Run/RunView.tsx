import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useTaskEventStream } from '@backstage/plugin-scaffolder-react';
import { Panel, useDocumentTitle } from '@guildhall/plugin-guildhall-react';
import { useEffect } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { ProgressLine } from '../ProgressLine';
import { proposalOf } from './proposalOf';
import { RunActions } from './RunActions';
import { RunEffects } from './RunEffects';
import { RunFailure } from './RunFailure';
import { RunLog } from './RunLog';
import { RunOutcome } from './RunOutcome';
import { runStatus } from './runStatus';
import { RunSteps } from './RunSteps';
import { useForgetDraft } from './useForgetDraft';
import { useRun } from './useRun';
import { TaskInput } from './useTask';
import styles from './Run.module.css';

/** A run as it goes on, and as it ended. */
export function RunView(props: { input: TaskInput; onChange: () => void }) {
  const { input, onChange } = props;
  const { task, template, questions } = input;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const stream = useTaskEventStream(task.id);
  const status = runStatus(task, stream);
  const run = useRun({
    taskId: task.id,
    status,
    stepsDone: Object.values(stream.steps).filter(step => step.endedAt).length,
  });
  useForgetDraft({
    template,
    taskId: task.id,
    isCompleted: status === 'completed',
  });

  useEffect(() => {
    if (stream.completed || stream.cancelled) {
      onChange();
    }
  }, [onChange, stream.completed, stream.cancelled]);

  const isProposal =
    status === 'completed' &&
    run.status === 'ready' &&
    proposalOf(run.value) !== undefined;
  const outcome = isProposal ? 'proposed' : status;
  useDocumentTitle(t(`run.titles.${outcome}`));
  const isStopped = status === 'failed' || status === 'cancelled';
  const steps = [
    ...questions,
    t('wizard.plan'),
    t('wizard.run'),
    t('wizard.done'),
  ];
  return (
    <>
      <ProgressLine
        current={status === 'completed' ? steps.length : steps.length - 2}
        steps={steps.map(title => ({ title }))}
      />
      <div role="status">
        <h2 className={styles.heading}>{t(`run.titles.${outcome}`)}</h2>
        <p className={styles.lead}>{t(`run.leads.${outcome}`)}</p>
      </div>
      {status === 'failed' && <RunFailure stream={stream} task={task} />}
      <RunActions
        onChange={onChange}
        run={run}
        status={status}
        task={task}
        template={template}
      />
      {status === 'completed' && (
        <RunOutcome output={stream.output} run={run} />
      )}
      {isStopped && run.status === 'ready' && (
        <Panel title={t('run.made')}>
          <RunEffects effects={run.value.effects} />
        </Panel>
      )}
      <Panel title={t('run.steps')}>
        <RunSteps
          isRunning={status === 'running'}
          stream={stream}
          task={task}
        />
        <RunLog stream={stream} />
      </Panel>
    </>
  );
}
