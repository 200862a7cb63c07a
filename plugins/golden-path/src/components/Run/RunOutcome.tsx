import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ScaffolderTaskOutput } from '@backstage/plugin-scaffolder-react';
import { DefaultTemplateOutputs } from '@backstage/plugin-scaffolder-react/alpha';
import { Run } from '@guildhall/plugin-golden-path-common';
import { PageState, Panel, Request } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import { HandoverList } from '../Handover';
import { Rating } from './Rating';
import { ResultCatalog } from './ResultCatalog';
import { proposalOf } from './proposalOf';
import { ResultProposal } from './ResultProposal';
import { ResultRepository } from './ResultRepository';
import { RunEffects } from './RunEffects';
import { UndoButton } from './UndoButton';
import styles from './Run.module.css';

/** What came out of a run, and how to go on from there. */
export function RunOutcome(props: {
  run: Request<Run>;
  output: ScaffolderTaskOutput | undefined;
}) {
  const { run, output } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);

  if (run.status === 'forbidden' || run.status === 'not-found') {
    return (
      <>
        <p className={styles.quiet}>{t('run.onlyOwner')}</p>
        <DefaultTemplateOutputs output={output} />
      </>
    );
  }
  return (
    <PageState request={run}>
      {value => (
        <div className={styles.outcome}>
          {!isUndone(value) && <Result output={output} run={value} />}
          <Panel
            actions={<UndoButton onUndone={run.reload} run={value} />}
            title={t('run.made')}
          >
            <RunEffects effects={value.effects} />
          </Panel>
        </div>
      )}
    </PageState>
  );
}

function Result(props: { run: Run; output: ScaffolderTaskOutput | undefined }) {
  const { run, output } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const proposal = proposalOf(run);
  return (
    <>
      <div className={styles.columns}>
        {proposal && (
          <ResultProposal output={output} proposal={proposal} run={run} />
        )}
        {!proposal && run.repository && (
          <ResultRepository commands={run.run} repository={run.repository} />
        )}
        {run.entityRef && (
          <ResultCatalog
            entityRef={run.entityRef}
            isProposed={proposal !== undefined}
          />
        )}
      </div>
      <Panel
        description={t('handover.description')}
        title={t('handover.title')}
      >
        <HandoverList tasks={run.handover} />
      </Panel>
      {run.templateVersion && (
        <Rating run={{ ...run, templateVersion: run.templateVersion }} />
      )}
    </>
  );
}

function isUndone({ effects }: Run): boolean {
  return (
    effects.length > 0 && effects.every(({ status }) => status === 'undone')
  );
}
