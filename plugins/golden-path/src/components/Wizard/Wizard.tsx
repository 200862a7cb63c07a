import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { useDocumentTitle } from '@guildhall/plugin-guildhall-react';
import { useState } from 'react';
import { goldenPathTranslationRef } from '../../translation';
import { ProgressLine } from '../ProgressLine';
import { PlanStep } from './PlanStep';
import { QuestionStep } from './QuestionStep';
import { ResumeOffer } from './ResumeOffer';
import { useWizard } from './useWizard';
import { WizardInput } from './useWizardInput';
import { WizardAside } from './WizardAside';
import styles from './Wizard.module.css';

/** The questions of a template, one group after the other, and then the plan. */
export function Wizard(props: { input: WizardInput }) {
  const { input } = props;
  const { template, manifest, fields } = input;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const parsed = useTemplateSchema(manifest).steps;
  // It is parsed anew on each render, and would mount the form anew.
  const [steps] = useState(parsed);
  const wizard = useWizard(input, steps);
  const { position, offer, answers } = wizard;
  useDocumentTitle(template.title);

  if (offer) {
    return (
      <ResumeOffer
        draft={offer}
        onResume={wizard.resume}
        onStartAgain={wizard.startAgain}
        stepTitle={steps[wizard.furthest]?.title ?? t('wizard.plan')}
        templateTitle={template.title}
      />
    );
  }
  return (
    <>
      <ProgressLine
        current={position}
        steps={[
          ...steps.map(({ title }, index) => ({
            title,
            onOpen: index < position ? () => wizard.goTo(index) : undefined,
          })),
          { title: t('wizard.plan') },
          { title: t('wizard.run') },
          { title: t('wizard.done') },
        ]}
      />
      {steps[position] ? (
        <div className={styles.columns}>
          <QuestionStep
            answers={answers}
            field={wizard.field}
            fields={fields}
            isFirst={position === 0}
            isLast={position === steps.length - 1}
            key={`${wizard.visitId}-${position}`}
            onBack={() => wizard.goTo(position - 1)}
            onChange={wizard.change}
            onNext={() => wizard.goTo(position + 1)}
            onTouch={wizard.touch}
            step={steps[position]}
            template={template.name}
          />
          <WizardAside
            onStartAgain={wizard.hasDraft ? wizard.startAgain : undefined}
            template={template}
          />
        </div>
      ) : (
        <PlanStep
          answers={answers}
          onBack={() => wizard.goTo(position - 1)}
          onOpenField={wizard.goTo}
          onStarted={wizard.keepFor}
          secretNames={wizard.secrets}
          steps={steps}
          template={template}
          visitId={wizard.visitId}
        />
      )}
    </>
  );
}
