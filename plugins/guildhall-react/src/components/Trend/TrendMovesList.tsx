import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ScorecardTrend,
  TrendMoves,
} from '@guildhall/plugin-scorecards-common';
import { useFormat } from '../../hooks';
import { guildhallReactTranslationRef } from '../../translation';
import styles from './TrendChart.module.css';

const MOVES: Array<keyof TrendMoves> = [
  'improved',
  'declined',
  'ruleUp',
  'ruleDown',
  'joined',
  'left',
];

/** Why entities stand elsewhere at the end of a trend than at its beginning. */
export function TrendMovesList(props: { items: ScorecardTrend['items'] }) {
  const { items } = props;
  const { t } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();
  const sums = MOVES.map(move => ({
    move,
    sum: items.reduce((sum, { moved }) => sum + (moved?.[move] ?? 0), 0),
  })).filter(({ sum }) => sum > 0);
  if (sums.length === 0) {
    return <></>;
  }
  return (
    <dl aria-label={t('trend.moves')} className={styles.moves}>
      {sums.map(({ move, sum }) => (
        <div key={move}>
          <dt>{t(`trend.moved.${move}`)}</dt>
          <dd>{format.number(sum)}</dd>
        </div>
      ))}
    </dl>
  );
}
