import { ReactNode } from 'react';
import styles from './Facts.module.css';

/** A term and what is known of it. */
export interface Fact {
  term: string;
  value: ReactNode;
}

/** What is known of one thing, term by term; what is not there is left out. */
export function Facts(props: { facts: readonly (Fact | undefined)[] }) {
  const { facts } = props;
  return (
    <dl className={styles.facts}>
      {facts
        .filter(fact => fact !== undefined)
        .map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
