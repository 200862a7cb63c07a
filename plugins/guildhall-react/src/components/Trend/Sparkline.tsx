import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './Sparkline.module.css';

const WIDTH = 100;
const HEIGHT = 28;
const MARGIN = 3;

/**
 * A small line of ratios over time, with its first and last value in words.
 *
 * @public
 */
export function Sparkline(props: {
  /** Ratios from 0 to 1, oldest first; absent where nothing was measured. */
  values: readonly (number | undefined)[];
  /** What the values are, for screen readers. */
  label: string;
}) {
  const { label } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();

  const values = props.values.filter(value => value !== undefined);
  if (values.length < 2) {
    return <span className={styles.nothing}>{t('trend.noSparkline')}</span>;
  }
  const from = format.percent(values[0]);
  const to = format.percent(values[values.length - 1]);
  return (
    <span className={styles.root}>
      <svg
        aria-label={t('trend.sparkline', { label, from, to })}
        className={styles.plot}
        preserveAspectRatio="none"
        role="img"
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      >
        <polyline className={styles.line} points={toPoints(values)} />
      </svg>
      <span aria-hidden className={styles.change}>
        {from} → {to}
      </span>
    </span>
  );
}

function toPoints(values: readonly number[]): string {
  const lowest = Math.min(...values);
  // A change of less than ten points should not look like a landslide.
  const range = Math.max(Math.max(...values) - lowest, 0.1);
  return values
    .map((value, index) => {
      const x = (index / (values.length - 1)) * WIDTH;
      const y =
        HEIGHT - MARGIN - ((value - lowest) / range) * (HEIGHT - 2 * MARGIN);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}
