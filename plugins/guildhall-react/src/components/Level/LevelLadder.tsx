import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { keepsFromLevel, Ladder } from '@guildhall/plugin-scorecards-common';
import { RiCheckLine } from '@remixicon/react';
import { guildhallReactTranslationRef } from '../../translation';
import { VerdictIcon } from '../Verdict';
import styles from './LevelLadder.module.css';

type LadderLevel = Ladder['levels'][number];

/**
 * The levels of one scorecard as steps: which are reached, and how many checks
 * each of the others still wants. A step fills with every check that is done,
 * so that work above the next level shows too.
 *
 * @public
 */
export function LevelLadder(props: {
  ladder: Ladder;
  /** Shows the verdict of each check; off for cards. */
  showChecks?: boolean;
}) {
  const { ladder, showChecks = false } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const describe = (level: LadderLevel) => {
    const count = countLeft(level);
    if (level.reached) {
      const exempted = level.checks.filter(({ exemption }) => exemption).length;
      return exempted > 0
        ? t('level.exempted', { count: exempted })
        : t('level.reached');
    }
    return count > 0 ? t('level.left', { count }) : t('level.waits');
  };
  return (
    <ol
      aria-label={t('level.ladder', { title: ladder.scorecard.title })}
      className={styles.ladder}
    >
      {ladder.levels.map(level => (
        <li className={styles.step} key={level.id}>
          <span aria-hidden className={styles.track}>
            <span style={{ width: `${shareDone(level) * 100}%` }} />
          </span>
          <span className={styles.title}>
            {level.reached && <RiCheckLine aria-hidden size={14} />}
            {level.title}
          </span>
          <span className={styles.left}>{describe(level)}</span>
          {showChecks && (
            <span aria-hidden className={styles.checks}>
              {level.checks.map(({ id, status, exemption }) => (
                <VerdictIcon
                  isExempted={exemption !== undefined}
                  key={id}
                  size={12}
                  status={status}
                />
              ))}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function countLeft(level: LadderLevel): number {
  return level.checks.filter(
    ({ exemption, status, upcoming }) =>
      keepsFromLevel(status) && !exemption && !upcoming,
  ).length;
}

function shareDone(level: LadderLevel): number {
  return level.reached ? 1 : 1 - countLeft(level) / level.checks.length;
}
