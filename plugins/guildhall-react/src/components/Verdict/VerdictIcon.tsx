import { VerdictStatus } from '@guildhall/plugin-scorecards-common';
import styles from './Verdict.module.css';

// Five shapes that differ without their colour, the heavier the more a verdict
// needs attention: in a field of checks, the filled circles stand out.
const GLYPHS: Record<VerdictStatus, JSX.Element> = {
  fail: (
    <>
      <circle className={styles.solid} cx="8" cy="8" r="7" />
      <path className={styles.cutout} d="M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2" />
    </>
  ),
  warn: (
    <>
      <path className={styles.tinted} d="M8 1.9l6.6 11.7H1.4z" />
      <path className={styles.line} d="M8 6.4v3.2M8 11.6v.1" />
    </>
  ),
  unknown: (
    <>
      <circle className={styles.dashed} cx="8" cy="8" r="6.4" />
      <path
        className={styles.line}
        d="M6.2 6.5a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.1M8 11.4v.1"
      />
    </>
  ),
  pass: <path className={styles.line} d="M3.2 8.6l3.1 3.1 6.5-7" />,
  'not-applicable': <path className={styles.line} d="M4.5 8h7" />,
};

/**
 * The shape of a verdict. It is hidden from screen readers: say the verdict in
 * words beside it, or use {@link VerdictLabel}.
 *
 * @public
 */
export function VerdictIcon(props: {
  status: VerdictStatus;
  /** Height and width in pixels; 16 by default. */
  size?: number;
  /** Whether an exemption lies over it. */
  isExempted?: boolean;
}) {
  const { status, size = 16, isExempted = false } = props;
  return (
    <svg
      aria-hidden
      className={styles.icon}
      data-status={status}
      height={size}
      viewBox="0 0 16 16"
      width={size}
    >
      {GLYPHS[status]}
      {isExempted && (
        <g className={styles.exempted}>
          <circle cx="12" cy="12" r="4" />
          <path d="M10.9 10.4v3.2M13.1 10.4v3.2" />
        </g>
      )}
    </svg>
  );
}
