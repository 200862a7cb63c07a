import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useGridFocus } from '@guildhall/plugin-guildhall-react';
import { Part, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { useHrefs, useReasons } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import styles from './Heatmap.module.css';
import { HeatmapRow } from './HeatmapRow';

/**
 * Parts as rows, signals as columns. The whole grid is one stop of the tab
 * key; arrow keys move inside it, over signals that a part does not need.
 */
export function HeatmapGrid(props: {
  parts: Part[];
  signals: readonly Signal[];
}) {
  const { parts, signals } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const sayReasons = useReasons();
  const hrefs = useHrefs();
  const { focus, gridProps } = useGridFocus({
    rows: parts.length,
    columns: signals.length + 1,
  });

  return (
    <div className={styles.scroller}>
      <table
        {...gridProps}
        aria-label={t('heatmap.title')}
        className={styles.grid}
        role="grid"
      >
        <thead>
          <tr>
            <th className={styles.corner} scope="col">
              {t('part.name')}
            </th>
            {signals.map(signal => (
              <th className={styles.signal} key={signal} scope="col">
                {t(`signal.${signal}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            <HeatmapRow
              focusedColumn={focus.row === index ? focus.column : undefined}
              hrefOf={hrefs.part}
              key={part.entityRef}
              part={part}
              sayReasons={sayReasons}
              signals={signals}
              t={t}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
