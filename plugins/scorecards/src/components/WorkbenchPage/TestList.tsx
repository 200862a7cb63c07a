import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VerdictIcon } from '@guildhall/plugin-guildhall-react';
import { TestResult } from '@guildhall/plugin-scorecards-common';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Workbench.module.css';

const ICONS = { passed: 'pass', failed: 'fail', 'not-run': 'unknown' } as const;

/** How the tests of the checks in the text went. */
export function TestList(props: { tests: TestResult[] }) {
  const { tests } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  if (tests.length === 0) {
    return <p className={styles.quiet}>{t('workbench.noTests')}</p>;
  }
  return (
    <section aria-label={t('workbench.tests')}>
      <h2 className={styles.heading}>
        {t('workbench.testsPassed', {
          passed: String(
            tests.filter(({ outcome }) => outcome === 'passed').length,
          ),
          total: String(tests.length),
        })}
      </h2>
      <ul className={styles.list}>
        {tests.map(({ check, name, outcome }, index) => (
          <li className={styles.item} key={`${check} ${index}`}>
            <VerdictIcon status={ICONS[outcome]} />
            <span>
              {name} – {t(`workbench.outcome.${outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
