import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, VisuallyHidden } from '@backstage/ui';
import {
  guildhallReactTranslationRef,
  useFormat,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { EntityVerdict } from '@guildhall/plugin-scorecards-common';
import { useCheckHref } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityScorecards.module.css';

/** A few checks to see to, each leading to its reasons. */
export function NextSteps(props: {
  entityRef: string;
  steps: EntityVerdict[];
}) {
  const { entityRef, steps } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const checkHref = useCheckHref();
  const format = useFormat();

  if (steps.length === 0) {
    return <p className={styles.quiet}>{t('entity.next.none')}</p>;
  }
  return (
    <div>
      <h3 className={styles.stepsTitle}>{t('entity.card.next')}</h3>
      <ul className={styles.steps}>
        {steps.map(({ check, status }) => (
          <li key={check.id}>
            <VerdictIcon status={status} />
            <VisuallyHidden>{tReact(`verdict.${status}`)}</VisuallyHidden>
            <Link href={checkHref(entityRef, check.id)} standalone>
              {check.title}
            </Link>
            {check.effort !== undefined && (
              <span className={styles.quiet}>
                {t('verdict.days', {
                  count: check.effort,
                  days: format.decimal(check.effort),
                })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
