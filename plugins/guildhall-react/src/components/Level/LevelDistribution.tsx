import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LevelCount,
  NO_LEVEL,
  LevelRef,
} from '@guildhall/plugin-scorecards-common';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import { levelColor } from './levelColor';
import styles from './LevelDistribution.module.css';
import { useLevelTitle } from './useLevelTitle';

/**
 * How many entities stand on each level: a bar, and the same as a list. With
 * `onToggle` the list selects levels to filter by.
 *
 * @public
 */
export function LevelDistribution(props: {
  /** All levels, the lowest first. */
  levels: readonly LevelRef[];
  counts: readonly LevelCount[];
  /** The ids of the levels that are filtered by. */
  selected?: readonly string[];
  onToggle?: (level: string) => void;
}) {
  const { levels, counts, selected = [], onToggle } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const levelTitle = useLevelTitle(levels);
  const format = useFormat();

  // The highest level first: the bar fills up from the left as things improve.
  const shares = [...levels.map(({ id }) => id).reverse(), NO_LEVEL].map(
    level => ({
      level,
      title: levelTitle(level),
      color: levelColor(levels, level),
      count: counts.find(count => count.level === level)?.count ?? 0,
    }),
  );
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const describe = (share: { title: string; count: number }) =>
    t('level.share', {
      title: share.title,
      amount: format.number(share.count),
      total: format.number(total),
      percent: format.percent(total ? share.count / total : 0),
    });

  return (
    <div className={styles.root}>
      <div aria-hidden className={styles.bar}>
        {shares
          .filter(({ count }) => count > 0)
          .map(share => (
            <span
              key={share.level}
              style={{ background: share.color, flexGrow: share.count }}
              title={describe(share)}
            />
          ))}
      </div>
      <ul aria-label={t('level.distribution')} className={styles.legend}>
        {shares.map(share => {
          const text = (
            <>
              <span
                aria-hidden
                className={styles.swatch}
                style={{ background: share.color }}
              />
              {share.title}{' '}
              <span className={styles.count}>{format.number(share.count)}</span>
            </>
          );
          return (
            <li
              className={share.count === 0 ? styles.zero : undefined}
              key={share.level}
              title={describe(share)}
            >
              {onToggle ? (
                <button
                  aria-pressed={selected.includes(share.level)}
                  className={styles.entry}
                  onClick={() => onToggle(share.level)}
                  type="button"
                >
                  {text}
                </button>
              ) : (
                <span className={styles.entry}>{text}</span>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
