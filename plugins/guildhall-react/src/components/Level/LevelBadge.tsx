import { LevelRef } from '@guildhall/plugin-scorecards-common';
import styles from './LevelBadge.module.css';
import { useLevelTitle } from './useLevelTitle';

/**
 * The level that something has reached: one filled step for each level, and
 * its title.
 *
 * @public
 */
export function LevelBadge(props: {
  /** All levels, the lowest first. */
  levels: readonly LevelRef[];
  /** The id of the level reached, or `none`. */
  level: string;
}) {
  const { levels, level } = props;
  const levelTitle = useLevelTitle(levels);
  const reached = levels.findIndex(({ id }) => id === level);
  return (
    <span className={styles.badge}>
      <span aria-hidden className={styles.steps}>
        {levels.map(({ id }, rank) => (
          <span
            className={styles.step}
            data-reached={rank <= reached ? '' : undefined}
            key={id}
          />
        ))}
      </span>
      {levelTitle(level)}
    </span>
  );
}
