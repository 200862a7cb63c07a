import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { Summary } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, usePartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Overview.module.css';

/** How many there are of each thing that needs somebody; each leads to it. */
export function Numbers(props: { summary: Summary }) {
  const { summary } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const format = useFormat();
  const hrefs = useHrefs();
  const { parts } = usePartFilter().filter;

  const numbers = [
    { name: 'gaps', value: summary.gaps, href: hrefs.gaps({ ...parts }) },
    {
      name: 'unknown',
      value: summary.cells.unknown,
      href: hrefs.parts({ ...parts, rung: 'unknown' }),
    },
    {
      name: 'watches',
      value: summary.overdueWatches,
      href: hrefs.watches({ overdue: 'true', owner: parts.owner }),
    },
    {
      name: 'findings',
      value: summary.findings,
      href: hrefs.hygiene({ owner: parts.owner }),
    },
    { name: 'waived', value: summary.waived, href: undefined },
    { name: 'withoutPolicy', value: summary.withoutPolicy, href: undefined },
  ] as const;

  return (
    <ul aria-label={t('numbers.label')} className={styles.numbers}>
      {numbers.map(({ name, value, href }) => (
        <li key={name}>
          <span className={styles.value}>{format.number(value)}</span>
          {href && value > 0 ? (
            <Link href={href} standalone>
              {t(`numbers.${name}`)}
            </Link>
          ) : (
            <span>{t(`numbers.${name}`)}</span>
          )}
          <span className={styles.quiet}>{t(`numbers.${name}Text`)}</span>
        </li>
      ))}
    </ul>
  );
}
