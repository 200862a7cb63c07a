import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  guildhallReactTranslationRef,
  useEntityHref,
  useFormat,
  useGridFocus,
} from '@guildhall/plugin-guildhall-react';
import {
  ScorecardDetail,
  ScorecardEntity,
  VerdictCell,
} from '@guildhall/plugin-scorecards-common';
import { useCallback, useMemo } from 'react';
import { scorecardsTranslationRef } from '../../../translation';
import { useOpenVerdict } from '../VerdictPanel';
import { checksByLevel } from './checksByLevel';
import styles from './Matrix.module.css';
import { MatrixHead } from './MatrixHead';
import { MatrixRow } from './MatrixRow';

/**
 * Entities as rows, checks as columns. The whole grid is one stop of the tab
 * key; arrow keys move inside it.
 */
export function MatrixGrid(props: {
  scorecard: ScorecardDetail;
  entities: ScorecardEntity[];
}) {
  const { scorecard, entities } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const { openVerdict, open } = useOpenVerdict();
  const entityHref = useEntityHref();
  const format = useFormat();

  const levels = useMemo(() => checksByLevel(scorecard), [scorecard]);
  const checks = useMemo(() => levels.flatMap(level => level.checks), [levels]);
  const { focus, gridProps } = useGridFocus({
    rows: entities.length + 1,
    columns: checks.length + 1,
  });
  const openCell = useCallback(
    (entityRef: string, check: string) => open({ entityRef, check }),
    [open],
  );

  const statusTitle = useCallback(
    ({ exemption, status }: Omit<VerdictCell, 'check'>) =>
      [
        tReact(`verdict.${status}`),
        exemption &&
          tReact('verdict.exempted', { day: format.date(exemption.endsAt) }),
      ]
        .filter(Boolean)
        .join(', '),
    [format, tReact],
  );

  return (
    <div className={styles.scroller}>
      <table
        {...gridProps}
        aria-label={t('matrix.label', { title: scorecard.title })}
        aria-rowcount={entities.length + 2}
        className={styles.grid}
        role="grid"
      >
        <MatrixHead
          focusedColumn={focus.row === 0 ? focus.column : undefined}
          levels={levels}
        />
        <tbody>
          {entities.map((row, index) => (
            <MatrixRow
              checks={checks}
              focusedColumn={focus.row === index + 1 ? focus.column : undefined}
              href={`${entityHref(row.entity.entityRef)}/scorecards`}
              key={row.entity.entityRef}
              levels={scorecard.levels}
              onOpen={openCell}
              openCheck={
                openVerdict?.entityRef === row.entity.entityRef
                  ? openVerdict.check
                  : undefined
              }
              row={row}
              statusTitle={statusTitle}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
