import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CellState } from '../../cells';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Rung.module.css';
import { RungIcon } from './RungIcon';

/** A rung as shape and words. */
export function RungLabel(props: {
  state: CellState;
  /** One word instead of a few. */
  isShort?: boolean;
}) {
  const { state, isShort = false } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  return (
    <span
      className={styles.label}
      data-state={state}
      title={t(`rungMeaning.${state}`)}
    >
      <RungIcon state={state} />
      {isShort ? t(`rungShort.${state}`) : t(`rung.${state}`)}
    </span>
  );
}
