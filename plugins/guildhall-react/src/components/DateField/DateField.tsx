import { ReactNode } from 'react';
import styles from './DateField.module.css';

/**
 * Asks for a day, such as `2026-11-21`, with the calendar of the browser.
 *
 * @public
 */
export function DateField(props: {
  label: string;
  value: string;
  onChange: (day: string) => void;
  /** The first day that may be chosen. */
  min?: string;
  /** The last one. */
  max?: string;
  isDisabled?: boolean;
  isRequired?: boolean;
  /** What there is to know before choosing. */
  description?: ReactNode;
}) {
  const { label, value, onChange, min, max, description } = props;
  return (
    <label className={styles.field}>
      {label}
      <input
        disabled={props.isDisabled}
        max={max}
        min={min}
        onChange={event => onChange(event.target.value)}
        required={props.isRequired}
        type="date"
        value={value}
      />
      {description && <span className={styles.description}>{description}</span>}
    </label>
  );
}
