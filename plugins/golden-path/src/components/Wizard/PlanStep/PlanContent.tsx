import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { Plan } from '@guildhall/plugin-golden-path-common';
import { Panel, useFormat } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../../translation';
import { HandoverList } from '../../Handover';
import { PlanEffects } from './PlanEffects';
import { PlanFiles } from './PlanFiles';
import { PlanFindings } from './PlanFindings';

/** A plan in full: what stands in its way, what is made, and what is left. */
export function PlanContent(props: {
  plan: Plan;
  steps: readonly ParsedTemplateSchema[];
  onOpenField: (step: number, field: string) => void;
}) {
  const { plan, steps, onOpenField } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();
  return (
    <>
      <PlanFindings
        findings={plan.findings}
        onOpenField={onOpenField}
        steps={steps}
      />
      <Panel
        description={t('plan.effects.description')}
        title={t('plan.effects.title')}
      >
        <PlanEffects effects={plan.effects} />
      </Panel>
      <Panel
        description={t('plan.files.description', {
          count: plan.files.length,
          amount: format.number(plan.files.length),
          version: plan.version,
        })}
        title={t('plan.files.title')}
      >
        <PlanFiles files={plan.files} />
      </Panel>
      <Panel
        description={t('handover.description')}
        title={t('handover.title')}
      >
        <HandoverList tasks={plan.handover} />
      </Panel>
    </>
  );
}
