import {
  ScorecardDetail,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import styles from './Matrix.module.css';
import { MatrixListItem } from './MatrixListItem';

/** The matrix where there is no room for one: entities, each with its checks. */
export function MatrixList(props: {
  scorecard: ScorecardDetail;
  entities: ScorecardEntity[];
}) {
  const { scorecard, entities } = props;
  return (
    <ul className={styles.list}>
      {entities.map(row => (
        <li key={row.entity.entityRef}>
          <MatrixListItem row={row} scorecard={scorecard} />
        </li>
      ))}
    </ul>
  );
}
