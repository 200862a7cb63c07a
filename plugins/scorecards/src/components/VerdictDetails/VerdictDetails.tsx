import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { ExemptionBadge, Prose } from '@guildhall/plugin-guildhall-react';
import { EntitySummary, Verdict } from '@guildhall/plugin-scorecards-common';
import { RiToolsLine } from '@remixicon/react';
import { isOpenIssue } from '../../attentionOrder';
import { scorecardsTranslationRef } from '../../translation';
import { VerdictExemptions } from '../Exemptions';
import { WorkbenchLink } from '../WorkbenchLink';
import { VerdictEvidence } from './VerdictEvidence';
import { VerdictFacts } from './VerdictFacts';
import { VerdictHistory } from './VerdictHistory';
import styles from './VerdictDetails.module.css';

/** Everything about one verdict except what it is called. */
export function VerdictDetails(props: {
  entity: EntitySummary;
  verdict: Omit<Verdict, 'entity'>;
}) {
  const { entity, verdict } = props;
  const { entityRef } = entity;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { check, fix } = verdict;
  return (
    <div className={styles.details}>
      <p className={styles.message}>{verdict.message}</p>
      {verdict.exemption && (
        <div>
          <ExemptionBadge endsAt={verdict.exemption.endsAt} />
        </div>
      )}
      {fix && isOpenIssue(verdict.status) && (
        <ButtonLink
          className={styles.fix}
          href={fix.url}
          iconStart={<RiToolsLine />}
          size="small"
          variant="primary"
        >
          {fix.title ?? t('verdict.fix')}
        </ButtonLink>
      )}
      <VerdictFacts verdict={verdict} />
      <VerdictExemptions entity={entity} verdict={verdict} />
      <section className={styles.section}>
        <h4>{t('verdict.evidence')}</h4>
        <VerdictEvidence
          entityRef={entityRef}
          // Another evaluation may rest on other values.
          key={verdict.evaluatedAt}
          verdict={verdict}
        />
      </section>
      <section className={styles.section}>
        <h4>{t('verdict.about')}</h4>
        <Prose>{check.description}</Prose>
        <pre aria-label={t('verdict.rule')} className={styles.rule}>
          {check.rule}
        </pre>
        <WorkbenchLink id={check.id} kind="Check" />
      </section>
      <VerdictHistory check={check.id} entityRef={entityRef} />
    </div>
  );
}
