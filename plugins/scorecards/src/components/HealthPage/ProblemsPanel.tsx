import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Chip,
  Panel,
  RelativeTime,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { Health } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './HealthPage.module.css';

/** Definitions that could not be loaded, each with its place in a file. */
export function ProblemsPanel(props: { definitions: Health['definitions'] }) {
  const { checks, scorecards, loadedAt, problems } = props.definitions;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <Panel
      description={
        <>
          {t('health.definitions.counts', {
            checks: String(checks),
            scorecards: String(scorecards),
          })}
          {loadedAt && (
            <>
              {' '}
              {t('health.definitions.loaded')} <RelativeTime at={loadedAt} />
            </>
          )}
        </>
      }
      title={t('health.definitions.title')}
    >
      {problems.length === 0 ? (
        <p className={styles.good}>
          <VerdictIcon status="pass" />
          {t('health.definitions.none')}
        </p>
      ) : (
        <ul className={styles.problems}>
          {problems.map(problem => (
            <li
              key={`${problem.location}:${problem.line}:${problem.column} ${problem.message}`}
            >
              <VerdictIcon status={problem.inForce ? 'warn' : 'fail'} />
              <div className={styles.problem}>
                <span className={styles.problemTitle}>
                  <strong>
                    {[problem.kind, problem.id].filter(Boolean).join(' ') ||
                      t('health.definitions.unnamed')}
                  </strong>
                  <Chip>
                    {problem.inForce
                      ? t('health.definitions.inForce')
                      : t('health.definitions.leftOut')}
                  </Chip>
                </span>
                <span>{problem.message}</span>
                <code className={styles.place}>
                  {problem.location}:{problem.line}:{problem.column}
                </code>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
