import { useBreakpoint } from '@backstage/ui';
import { Part, Signal } from '@guildhall/plugin-monitor-coverage-common';
import { useMemo } from 'react';
import { signalsOf } from '../../cells';
import { HeatmapGrid } from './HeatmapGrid';
import { HeatmapList } from './HeatmapList';

/** Parts and their signals: a grid where there is room, cards where not. */
export function Heatmap(props: {
  parts: Part[];
  /** Only these signals; all that some part needs where there are none. */
  signals?: readonly Signal[];
}) {
  const { parts, signals } = props;
  const isWide = useBreakpoint().up('sm');
  const columns = useMemo(() => signals ?? signalsOf(parts), [signals, parts]);
  return isWide ? (
    <HeatmapGrid parts={parts} signals={columns} />
  ) : (
    <HeatmapList parts={parts} signals={columns} />
  );
}
