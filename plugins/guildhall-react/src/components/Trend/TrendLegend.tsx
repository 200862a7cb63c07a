import styles from './TrendChart.module.css';
import type { TrendSeries } from './TrendPlot';

/** What the areas of a chart are, from the top down, as they lie in it. */
export function TrendLegend(props: { series: TrendSeries[] }) {
  const { series } = props;
  return (
    <span className={styles.legend}>
      {[...series].reverse().map(({ id, title, color }) => (
        <span key={id}>
          <span className={styles.swatch} style={{ background: color }} />
          {title}
        </span>
      ))}
    </span>
  );
}
