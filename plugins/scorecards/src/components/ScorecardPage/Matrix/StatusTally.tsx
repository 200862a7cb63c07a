import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  guildhallReactTranslationRef,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import { VisuallyHidden } from '@backstage/ui';
import { ATTENTION_ORDER } from '../../../attentionOrder';
import styles from './Matrix.module.css';

/** How many verdicts there are of each status that occurs. */
export function StatusTally(props: { statuses: VerdictStatus[] }) {
  const { statuses } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  return (
    <span className={styles.tally}>
      {ATTENTION_ORDER.filter(status => statuses.includes(status)).map(
        status => (
          <span key={status}>
            <VerdictIcon size={14} status={status} />
            <VisuallyHidden>{t(`verdict.${status}`)} </VisuallyHidden>
            {statuses.filter(each => each === status).length}
          </span>
        ),
      )}
    </span>
  );
}
