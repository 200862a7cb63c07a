import { LevelBadge } from '@guildhall/plugin-guildhall-react';
import {
  LevelRef,
  ScorecardCheck,
  ScorecardEntity,
  VerdictCell,
} from '@guildhall/plugin-scorecards-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import styles from './Matrix.module.css';
import { MatrixCell } from './MatrixCell';
import { verdictOf } from './verdictOf';

/**
 * One entity. It is drawn again only when something of this row changes: there
 * are some fifteen hundred cells on a page. So it must use no hook that follows
 * the location, which opening a verdict changes.
 */
export const MatrixRow = memo(MatrixRowContent);

function MatrixRowContent(props: {
  row: ScorecardEntity;
  /** Where the entity shows its scorecards. */
  href: string;
  levels: LevelRef[];
  checks: ScorecardCheck[];
  focusedColumn: number | undefined;
  openCheck: string | undefined;
  statusTitle: (verdict: Omit<VerdictCell, 'check'>) => string;
  onOpen: (entityRef: string, check: string) => void;
}) {
  const { row, levels, checks, focusedColumn, openCheck } = props;
  const { href, statusTitle, onOpen } = props;
  const { entity } = row;
  return (
    <tr data-grid-row>
      <th className={styles.entity} scope="row">
        <span className={styles.entityContent}>
          <span className={styles.entityName}>
            <Link
              className={styles.entityLink}
              tabIndex={focusedColumn === 0 ? 0 : -1}
              title={entity.entityRef}
              to={href}
            >
              {entity.title}
            </Link>
            <span className={styles.entityType}>
              {entity.type ?? entity.kind}
            </span>
          </span>
          <LevelBadge
            exempted={row.exempted}
            level={row.level}
            levels={levels}
          />
        </span>
      </th>
      {checks.map((check, index) => (
        <MatrixCell
          check={check}
          entity={entity}
          isFirstOfLevel={check.level !== checks[index - 1]?.level}
          isFocused={focusedColumn === index + 1}
          isOpen={openCheck === check.id}
          key={check.id}
          onOpen={onOpen}
          statusTitle={statusTitle}
          verdict={verdictOf(row, check)}
        />
      ))}
    </tr>
  );
}
