import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { LevelRef } from '@guildhall/plugin-scorecards-common';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './LevelBadge.module.css';
import { useLevelTitle } from './useLevelTitle';

/**
 * The level that something has reached: one filled step for each level, and
 * its title. Where it rests on exemptions, it says on how many.
 *
 * @public
 */
export function LevelBadge(props: {
  /** All levels, the lowest first. */
  levels: readonly LevelRef[];
  /** The id of the level reached, or `none`. */
  level: string;
  /** Checks of the levels reached that only exemptions make up for. */
  exempted?: number;
}) {
  const { levels, level, exempted = 0 } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
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
      {exempted > 0 && (
        <span className={styles.exempted}>
          {t('level.exempted', { count: exempted })}
        </span>
      )}
    </span>
  );
}
