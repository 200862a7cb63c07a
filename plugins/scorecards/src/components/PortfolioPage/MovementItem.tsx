import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  guildhallReactTranslationRef,
  RelativeTime,
} from '@guildhall/plugin-guildhall-react';
import {
  LevelRef,
  Movement,
  NO_LEVEL,
} from '@guildhall/plugin-scorecards-common';
import { scorecardRouteRef } from '../../routes';
import { scorecardsTranslationRef } from '../../translation';
import { EntityTitleLink } from '../EntityLink';
import { DirectionIcon } from './DirectionIcon';
import styles from './PortfolioPage.module.css';

/** One entity that rose or fell. */
export function MovementItem(props: { movement: Movement }) {
  const { scorecard, entity, from, to, direction, at } = props.movement;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const scorecardRoute = useRouteRef(scorecardRouteRef);
  const titleOf = (level: LevelRef) =>
    level.id === NO_LEVEL ? tReact('level.none') : level.title;
  return (
    <li className={styles.movement}>
      <DirectionIcon direction={direction} />
      <span className={styles.who}>
        <EntityTitleLink entity={entity} />
        <span className={styles.quiet}>{entity.type ?? entity.kind}</span>
      </span>
      <span>
        {t(`movements.${direction}`, { from: titleOf(from), to: titleOf(to) })}
      </span>
      <Link href={scorecardRoute({ id: scorecard.id })} standalone>
        {scorecard.title}
      </Link>
      <span className={styles.when}>
        <RelativeTime at={at} />
      </span>
    </li>
  );
}
