import { VerdictIcon } from '@guildhall/plugin-guildhall-react';
import {
  EntitySummary,
  ScorecardCheck,
  VerdictCell,
} from '@guildhall/plugin-scorecards-common';
import styles from './Matrix.module.css';

/** One verdict; pressing it shows why. */
export function MatrixCell(props: {
  entity: EntitySummary;
  check: ScorecardCheck;
  verdict: Omit<VerdictCell, 'check'>;
  isFirstOfLevel: boolean;
  isFocused: boolean;
  isOpen: boolean;
  /** Given from above: a hook in each of so many cells would be felt. */
  statusTitle: (verdict: Omit<VerdictCell, 'check'>) => string;
  onOpen: (entityRef: string, check: string) => void;
}) {
  const { entity, check, verdict, statusTitle, onOpen } = props;
  const { isFirstOfLevel, isFocused, isOpen } = props;
  const status = statusTitle(verdict);
  return (
    <td
      className={styles.cell}
      data-first={isFirstOfLevel ? '' : undefined}
      role="gridcell"
    >
      <button
        aria-expanded={isOpen}
        aria-haspopup="dialog"
        aria-label={`${status}: ${check.title}, ${entity.title}`}
        className={styles.cellButton}
        data-status={verdict.status}
        onClick={() => onOpen(entity.entityRef, check.id)}
        tabIndex={isFocused ? 0 : -1}
        title={[`${status}: ${check.title}`, verdict.message]
          .filter(Boolean)
          .join('\n')}
        type="button"
      >
        <VerdictIcon
          isExempted={verdict.exemption !== undefined}
          status={verdict.status}
        />
      </button>
    </td>
  );
}
