import { Cell, Part } from '@guildhall/plugin-monitor-coverage-common';
import { Link } from 'react-router-dom';
import { stateOf } from '../../cells';
import { SayReasons } from '../../hooks';
import { RungIcon } from '../Rung';
import styles from './Heatmap.module.css';
import type { Translate } from './HeatmapRow';

/** One signal of one part, as shape, word and colour; it leads to why. */
export function HeatmapCell(props: {
  part: Part;
  cell: Cell;
  href: string;
  isFocused: boolean;
  t: Translate;
  sayReasons: SayReasons;
}) {
  const { part, cell, href, isFocused, t, sayReasons } = props;
  const state = stateOf(cell);
  const label = t('heatmap.cell', {
    rung: t(`rung.${state}`),
    signal: t(`signal.${cell.signal}`),
    part: part.title,
  });
  return (
    <Link
      aria-label={label}
      className={styles.cellLink}
      data-state={state}
      tabIndex={isFocused ? 0 : -1}
      title={`${label}\n${cell.waiver?.because ?? sayReasons(cell.reasons)}`}
      to={href}
    >
      <RungIcon state={state} />
      <span>{t(`rungShort.${state}`)}</span>
    </Link>
  );
}
