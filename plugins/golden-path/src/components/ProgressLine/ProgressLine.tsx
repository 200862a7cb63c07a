import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RiCheckLine } from '@remixicon/react';
import { goldenPathTranslationRef } from '../../translation';
import styles from './ProgressLine.module.css';

/** One step on the way, in the order that they are gone. */
export interface ProgressStep {
  title: string;
  /** Goes back to it; absent when that cannot be done. */
  onOpen?: () => void;
}

/** How far somebody came, and what is still ahead. */
export function ProgressLine(props: {
  steps: readonly ProgressStep[];
  /** The index of the step that is open; all are done when it is past them. */
  current: number;
}) {
  const { steps, current } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  return (
    <nav aria-label={t('progress.title')} className={styles.progress}>
      <p aria-hidden className={styles.short}>
        {t('progress.position', {
          position: String(Math.min(current + 1, steps.length)),
          total: String(steps.length),
          title: steps[Math.min(current, steps.length - 1)].title,
        })}
      </p>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li
            aria-current={index === current ? 'step' : undefined}
            className={styles.step}
            data-state={stateOf(index, current)}
            key={step.title}
          >
            <StepTitle
              number={index + 1}
              state={stateOf(index, current)}
              step={step}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepTitle(props: {
  step: ProgressStep;
  number: number;
  state: 'done' | 'current' | 'ahead';
}) {
  const { step, number, state } = props;
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const content = (
    <>
      <span aria-hidden className={styles.mark}>
        {state === 'done' ? <RiCheckLine size={16} /> : number}
      </span>
      <span className={styles.title}>
        {step.title}
        {state === 'done' && (
          <span className={styles.hidden}> ({t('progress.done')})</span>
        )}
      </span>
    </>
  );
  return step.onOpen && state !== 'current' ? (
    <button className={styles.open} onClick={step.onOpen} type="button">
      {content}
    </button>
  ) : (
    <span className={styles.open}>{content}</span>
  );
}

function stateOf(index: number, current: number) {
  if (index === current) {
    return 'current';
  }
  return index < current ? 'done' : 'ahead';
}
