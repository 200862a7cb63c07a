import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { TrendChange } from '@guildhall/plugin-scorecards-common';
import styles from './TrendChart.module.css';
import { CHANGE_KINDS, MARKS } from './TrendMarks';

export interface TrendSeries {
  id: string;
  title: string;
  color: string;
}

export interface TrendRow {
  /** As `2026-11-21`. */
  day: string;
  /** By the id of the series; absent where nothing was measured. */
  values: Record<string, number | undefined>;
}

const TICK = { fill: 'var(--bui-fg-secondary)', fontSize: 12 };
const GRID_COLOR = 'color-mix(in srgb, var(--bui-fg-primary) 10%, transparent)';

/**
 * The chart itself.
 *
 * @remarks
 *
 * The default export is what React needs to load it lazily.
 */
export default function TrendPlot(props: {
  series: TrendSeries[];
  rows: TrendRow[];
  changes: TrendChange[];
  height: number;
  /** Whether the values are ratios from 0 to 1. */
  isShare: boolean;
  formatDay: (day: string) => string;
  formatValue: (value: number) => string;
}) {
  const { series, rows, changes, height, isShare } = props;
  const { formatDay, formatValue } = props;
  return (
    <ResponsiveContainer height={height} width="100%">
      <AreaChart data={rows} margin={{ top: 8, right: 8, bottom: 0, left: 0 }}>
        <CartesianGrid stroke={GRID_COLOR} vertical={false} />
        <XAxis
          axisLine={false}
          dataKey="day"
          minTickGap={40}
          tick={TICK}
          tickFormatter={formatDay}
          tickLine={false}
          tickMargin={8}
        />
        <YAxis
          allowDecimals={isShare}
          axisLine={false}
          domain={isShare ? [0, 1] : [0, 'auto']}
          tick={TICK}
          tickCount={4}
          tickFormatter={formatValue}
          tickLine={false}
          width={isShare ? 48 : 36}
        />
        <Tooltip
          content={({ active, label, payload }) =>
            active && payload ? (
              <div className={styles.tooltip}>
                <strong>{formatDay(String(label))}</strong>
                {payload.map(({ color, dataKey, name, value }) => (
                  <span key={String(dataKey)}>
                    <span
                      className={styles.swatch}
                      style={{ background: color }}
                    />
                    {name}
                    <span className={styles.value}>
                      {formatValue(Number(value))}
                    </span>
                  </span>
                ))}
              </div>
            ) : undefined
          }
          cursor={{ stroke: 'var(--bui-fg-secondary)', strokeDasharray: '2 2' }}
          isAnimationActive={false}
        />
        {series.map(({ id, title, color }) => (
          <Area
            dataKey={`values.${id}`}
            fill={color}
            fillOpacity={isShare ? 0.15 : 1}
            isAnimationActive={false}
            key={id}
            name={title}
            stackId={isShare ? undefined : 'levels'}
            stroke={isShare ? color : 'var(--bui-bg-neutral-1)'}
            strokeWidth={isShare ? 2 : 1}
            type="linear"
          />
        ))}
        {marksOf(changes).map(({ day, kind, letters }) => (
          <ReferenceLine
            key={`${day} ${kind}`}
            label={{
              value: letters,
              position: 'insideTop',
              fill: 'var(--bui-fg-primary)',
              fontSize: 12,
              fontWeight: 600,
            }}
            stroke="var(--bui-fg-primary)"
            strokeDasharray={MARKS[kind].dashes}
            x={day}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

/** One line for each day and kind; the first has the letters of all of them. */
function marksOf(changes: TrendChange[]) {
  const days = [...new Set(changes.map(({ day }) => day))];
  return days.flatMap(day => {
    const kinds = CHANGE_KINDS.filter(kind =>
      changes.some(change => change.day === day && change.kind === kind),
    );
    const letters = kinds.map(kind => MARKS[kind].letter).join(' ');
    return kinds.map((kind, index) => ({
      day,
      kind,
      letters: index === 0 ? letters : '',
    }));
  });
}
