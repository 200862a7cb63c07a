import { TranslationFunction } from '@backstage/frontend-plugin-api';
import { Part, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { memo } from 'react';
import { Link } from 'react-router-dom';
import { SayReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { HeatmapCell } from './HeatmapCell';
import styles from './Heatmap.module.css';

/** The texts of the plugin, given from above: there are hundreds of cells. */
export type Translate = TranslationFunction<
  (typeof monitorCoverageTranslationRef)['T']
>;

/** One part. It is drawn again only when something of this row changes. */
export const HeatmapRow = memo(HeatmapRowContent);

function HeatmapRowContent(props: {
  part: Part;
  signals: readonly Signal[];
  hrefOf: (entityRef: string, signal?: Signal) => string;
  focusedColumn: number | undefined;
  t: Translate;
  sayReasons: SayReasons;
}) {
  const { part, signals, hrefOf, focusedColumn, t, sayReasons } = props;
  const cells = signals.map(signal =>
    part.cells.find(cell => cell.signal === signal),
  );
  // The tab key must find the grid even where the focus was in a gap of it.
  const focused =
    focusedColumn && cells[focusedColumn - 1]
      ? focusedColumn
      : focusedColumn && 0;
  return (
    <tr data-grid-row>
      <th className={styles.part} scope="row">
        <Link
          className={styles.partLink}
          tabIndex={focused === 0 ? 0 : -1}
          title={part.entityRef}
          to={hrefOf(part.entityRef)}
        >
          {part.title}
        </Link>
        <span className={styles.quiet}>
          {part.type ?? part.kind} ·{' '}
          {t('part.endangers', { count: part.endangers })}
        </span>
      </th>
      {cells.map((cell, index) => (
        <td className={styles.cell} key={signals[index]} role="gridcell">
          {cell ? (
            <HeatmapCell
              cell={cell}
              href={hrefOf(part.entityRef, cell.signal)}
              isFocused={focused === index + 1}
              part={part}
              sayReasons={sayReasons}
              t={t}
            />
          ) : (
            <span className={styles.hidden}>{t('heatmap.notNeeded')}</span>
          )}
        </td>
      ))}
    </tr>
  );
}
