import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Button } from '@backstage/ui';
import { Answers, TemplateDetail } from '@guildhall/plugin-golden-path-common';
import { LoadingState, PageState } from '@guildhall/plugin-guildhall-react';
import { RiArrowLeftLine, RiRefreshLine, RiRocketLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../../translation';
import { useStepFocus } from '../useStepFocus';
import { PlanContent } from './PlanContent';
import { usePlan } from './usePlan';
import { useStart } from './useStart';
import styles from './PlanStep.module.css';

/** What would be made, before anything is. */
export function PlanStep(props: {
  template: TemplateDetail;
  steps: readonly ParsedTemplateSchema[];
  answers: Answers;
  secretNames: readonly string[];
  visitId: string;
  onBack: () => void;
  onOpenField: (step: number, field: string) => void;
  onStarted: (taskId: string) => Promise<void>;
}) {
  const { template, steps, answers, secretNames, visitId } = props;
  const { onBack, onOpenField, onStarted } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const heading = useStepFocus();
  const request = usePlan({ template: template.name, answers, secretNames });
  const { start, isStarting, error } = useStart({
    template,
    answers,
    visitId,
    onStarted,
  });
  const isOk = request.status === 'ready' && request.value.ok;
  const isBlocked = request.status === 'ready' && !request.value.ok;

  return (
    <section aria-labelledby="wizard-step" className={styles.plan}>
      <div>
        <h2
          className={styles.heading}
          id="wizard-step"
          ref={heading}
          tabIndex={-1}
        >
          {t('plan.title')}
        </h2>
        <p className={styles.lead}>{t('plan.lead')}</p>
      </div>
      <PageState
        loading={
          <>
            <p className={styles.lead}>{t('plan.loading')}</p>
            <LoadingState rowHeight={96} rows={4} />
          </>
        }
        request={request}
      >
        {plan => (
          <PlanContent onOpenField={onOpenField} plan={plan} steps={steps} />
        )}
      </PageState>
      {error && (
        <div role="alert">
          <Alert description={error} status="danger" title={t('plan.failed')} />
        </div>
      )}
      <div className={styles.footer}>
        <Button
          iconStart={<RiRocketLine />}
          isDisabled={!isOk || request.isRefreshing}
          isPending={isStarting}
          onPress={start}
          variant="primary"
        >
          {t('plan.create')}
        </Button>
        <Button
          iconStart={<RiArrowLeftLine />}
          isDisabled={isStarting}
          onPress={onBack}
          variant="secondary"
        >
          {t('wizard.back')}
        </Button>
        {isBlocked && (
          <Button
            iconStart={<RiRefreshLine />}
            isPending={request.isRefreshing}
            onPress={request.reload}
            variant="secondary"
          >
            {t('plan.again')}
          </Button>
        )}
        <p className={styles.promise}>
          {isBlocked ? t('plan.blockedHint') : t('plan.createHint')}
        </p>
      </div>
    </section>
  );
}
