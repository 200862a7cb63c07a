import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ParsedTemplateSchema } from '@backstage/plugin-scaffolder-react/alpha';
import { Alert, Button } from '@backstage/ui';
import { Finding } from '@guildhall/plugin-golden-path-common';
import { goldenPathTranslationRef } from '../../../translation';
import styles from './PlanStep.module.css';

/** What stands in the way, and what could not be checked. */
export function PlanFindings(props: {
  findings: Finding[];
  steps: readonly ParsedTemplateSchema[];
  onOpenField: (step: number, field: string) => void;
}) {
  const { findings, steps, onOpenField } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const blocked = findings.filter(({ status }) => status === 'blocked');
  const unknown = findings.filter(({ status }) => status === 'unknown');

  const list = (items: Finding[]) => (
    <ul className={styles.findings}>
      {items.map(finding => {
        const field = fieldOf(finding);
        const step = steps.findIndex(({ uiSchema }) => field in uiSchema);
        return (
          <li key={`${finding.check} ${finding.field}`}>
            <span>
              {finding.message} {finding.fix}
            </span>
            {finding.status === 'blocked' && step >= 0 && (
              <Button
                onPress={() => onOpenField(step, field)}
                size="small"
                variant="secondary"
              >
                {t('plan.findings.open', { step: steps[step].title })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
  return (
    <>
      {blocked.length > 0 && (
        <div role="alert">
          <Alert
            description={list(blocked)}
            icon
            status="danger"
            title={t('plan.findings.blocked', { count: blocked.length })}
          />
        </div>
      )}
      {unknown.length > 0 && (
        <Alert
          description={list(unknown)}
          icon
          status="warning"
          title={t('plan.findings.unknown', { count: unknown.length })}
        />
      )}
    </>
  );
}

/** The name of the answer; a finding may be about something inside of it. */
function fieldOf({ field }: Finding): string {
  return field.replace(/^\//, '').split('/')[0];
}
