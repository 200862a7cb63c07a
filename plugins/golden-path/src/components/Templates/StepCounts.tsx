import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '@guildhall/plugin-guildhall-react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './Templates.module.css';

/** Steps with how often something happened there, as bars. */
export function StepCounts(props: {
  title: string;
  counts: { step: string; count: number }[];
  /** What to say when it never happened. */
  nothing: string;
}) {
  const { title, counts, nothing } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const format = useFormat();

  const most = Math.max(1, ...counts.map(({ count }) => count));
  const titleOf = (step: string) =>
    step === 'plan' || step === 'run' ? t(`template.steps.${step}`) : step;
  return (
    <section aria-label={title}>
      <h3 className={styles.subheading}>{title}</h3>
      {counts.length === 0 && <p className={styles.quiet}>{nothing}</p>}
      <ul className={styles.bars}>
        {counts.map(({ step, count }) => (
          <li key={step}>
            <span>{titleOf(step)}</span>
            <span className={styles.count}>{format.number(count)}</span>
            <span
              aria-hidden
              className={styles.bar}
              style={{ inlineSize: `${(count / most) * 100}%` }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
