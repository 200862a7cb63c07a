import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { Panel } from '@guildhall/plugin-guildhall-react';
import { JourneyDetail } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { SignalRung } from '../Rung';
import styles from './Journeys.module.css';
import { titleOf } from './titleOf';

/** What people do, step by step, and the weakest link of each. */
export function JourneySteps(props: { journey: JourneyDetail }) {
  const { steps, nodes, weakest: worst } = props.journey;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const hrefs = useHrefs();
  return (
    <Panel title={t('journey.steps')}>
      <ol className={styles.steps}>
        {steps.map(({ title, parts, weakest }) => (
          <li
            data-weakest={
              weakest && weakest.entityRef === worst?.entityRef ? '' : undefined
            }
            key={title}
          >
            <strong>{title}</strong>
            <span className={styles.parts}>
              {parts.map(entityRef => (
                <Link href={hrefs.part(entityRef)} key={entityRef}>
                  {titleOf(nodes, entityRef)}
                </Link>
              ))}
            </span>
            <span className={styles.quiet}>{t('journey.stepWeakest')}</span>
            {weakest ? (
              <span className={styles.stepWeakest}>
                <Link href={hrefs.part(weakest.entityRef, weakest.signal)}>
                  {weakest.title}
                </Link>
                <SignalRung signal={weakest.signal} state={weakest.rung} />
              </span>
            ) : (
              <span>{t('journey.stepNothing')}</span>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
