import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { Policy } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Overview.module.css';

/** What of policies and journeys is not understood, and so not in force. */
export function PolicyProblems(props: { problems: Policy['problems'] }) {
  const { problems } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <Alert
      description={
        <ul className={styles.problems}>
          {problems.map(({ location, line, message }) => (
            <li key={`${location} ${line} ${message}`}>
              <code>
                {line === undefined
                  ? location
                  : t('policy.problem', { location, line: String(line) })}
              </code>{' '}
              {message}
            </li>
          ))}
        </ul>
      }
      icon
      status="warning"
      title={t('policy.problems')}
    />
  );
}
