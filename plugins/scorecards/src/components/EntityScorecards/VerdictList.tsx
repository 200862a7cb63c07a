import { useSearchState } from '@guildhall/plugin-guildhall-react';
import {
  EntitySummary,
  EntityVerdict,
  Ladder,
} from '@guildhall/plugin-scorecards-common';
import styles from './EntityScorecards.module.css';
import { VerdictItem } from './VerdictItem';

/** Verdicts that open to show their reasons; the open one is in the URL. */
export function VerdictList(props: {
  entity: EntitySummary;
  ladders: Ladder[];
  verdicts: EntityVerdict[];
}) {
  const { entity, ladders, verdicts } = props;
  const { params, update } = useSearchState();
  const opened = params.get('check');
  return (
    <ul className={styles.verdicts}>
      {verdicts.map(verdict => (
        <li key={verdict.check.id}>
          <VerdictItem
            entity={entity}
            isOpen={verdict.check.id === opened}
            ladders={ladders}
            onToggle={isOpen =>
              update({ check: isOpen ? verdict.check.id : undefined })
            }
            verdict={verdict}
          />
        </li>
      ))}
    </ul>
  );
}
