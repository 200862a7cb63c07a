import { CellState } from '../../cells';
import styles from './Rung.module.css';

const BARS = [
  { x: 1, height: 4 },
  { x: 4.75, height: 7 },
  { x: 8.5, height: 10 },
  { x: 12.25, height: 13 },
];

const STEPS = { rule: 1, live: 2, routed: 3, proven: 4 };

/**
 * The shape of a rung: as many bars as steps were taken, and other shapes for
 * what is no step. It is hidden from screen readers: say it in words beside it.
 */
export function RungIcon(props: {
  state: CellState;
  /** Height and width in pixels; 16 by default. */
  size?: number;
}) {
  const { state, size = 16 } = props;
  return (
    <svg
      aria-hidden
      className={styles.icon}
      data-state={state}
      height={size}
      viewBox="0 0 16 16"
      width={size}
    >
      <Shape state={state} />
    </svg>
  );
}

function Shape(props: { state: CellState }) {
  const { state } = props;
  switch (state) {
    case 'none':
      return (
        <>
          <circle className={styles.solid} cx="8" cy="8" r="7" />
          <path
            className={styles.cutout}
            d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2"
          />
        </>
      );
    case 'unknown':
      return (
        <>
          <circle className={styles.dashed} cx="8" cy="8" r="6.4" />
          <path
            className={styles.line}
            d="M6.2 6.5a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.1M8 11.4v.1"
          />
        </>
      );
    case 'waived':
      return (
        <>
          <circle className={styles.line} cx="8" cy="8" r="6.2" />
          <path className={styles.line} d="M5 8h6" />
        </>
      );
    default:
      return (
        <>
          {BARS.map(({ x, height }, index) => (
            <rect
              className={index < STEPS[state] ? styles.solid : styles.rest}
              height={height}
              key={x}
              rx="0.8"
              width="2.75"
              x={x}
              y={15 - height}
            />
          ))}
        </>
      );
  }
}
