import { FileOutcome } from '@guildhall/plugin-golden-path-common';
import {
  RemixiconComponentType,
  RiAddLine,
  RiArrowRightLine,
  RiCheckLine,
  RiDeleteBinLine,
  RiEqualLine,
  RiErrorWarningLine,
  RiGitMergeLine,
  RiRefreshLine,
  RiShieldCheckLine,
} from '@remixicon/react';
import styles from './Upgrade.module.css';

const ICONS: Record<FileOutcome, RemixiconComponentType> = {
  conflict: RiErrorWarningLine,
  merged: RiGitMergeLine,
  updated: RiRefreshLine,
  added: RiAddLine,
  moved: RiArrowRightLine,
  deleted: RiDeleteBinLine,
  kept: RiShieldCheckLine,
  'kept-deleted': RiCheckLine,
  unchanged: RiEqualLine,
};

/** What happens to a file, as a sign beside the word. */
export function OutcomeIcon(props: { outcome: FileOutcome }) {
  const { outcome } = props;
  const Icon = ICONS[outcome];
  return (
    <Icon
      aria-hidden
      className={styles.outcomeIcon}
      data-outcome={outcome}
      size={16}
    />
  );
}
