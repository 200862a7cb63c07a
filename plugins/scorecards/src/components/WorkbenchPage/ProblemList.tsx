import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VerdictIcon } from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../translation';
import { PlacedProblem } from './language/toDiagnostics';
import styles from './Workbench.module.css';

/** What is wrong, for those who do not see the marks in the text. */
export function ProblemList(props: { problems: PlacedProblem[] }) {
  const { problems } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  return (
    <section aria-label={t('workbench.problems')} aria-live="polite">
      {problems.length === 0 ? (
        <p className={styles.item}>
          <VerdictIcon status="pass" />
          {t('workbench.noProblems')}
        </p>
      ) : (
        <ul className={styles.list}>
          {problems.map(({ line, column, message, blocking }) => (
            <li className={styles.item} key={`${line}:${column} ${message}`}>
              <VerdictIcon status={blocking ? 'fail' : 'warn'} />
              <span>
                <code>
                  {line}:{column}
                </code>{' '}
                {message}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
