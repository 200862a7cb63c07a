import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, VisuallyHidden } from '@backstage/ui';
import {
  guildhallReactTranslationRef,
  useFormat,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import {
  LevelRef,
  NextActionItem as Action,
  NO_LEVEL,
} from '@guildhall/plugin-scorecards-common';
import { useCheckHref } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { EntityTitleLink } from '../EntityLink/EntityTitleLink';
import styles from './NextActions.module.css';

/** What to do to one entity, why, and where it gets by that. */
export function NextActionItem(props: { action: Action }) {
  const { entity, effort, lifts, fixes } = props.action;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const checkHref = useCheckHref();
  const format = useFormat();
  const levelTitle = ({ id, title }: LevelRef) =>
    id === NO_LEVEL ? t('nextActions.none') : title;
  const days = (count: number) =>
    t('verdict.days', { count, days: format.decimal(count) });
  return (
    <li className={styles.action}>
      <div className={styles.head}>
        <span className={styles.name}>
          <EntityTitleLink entity={entity} />
          {/* An API and the component that provides it often share a name. */}
          <span className={styles.quiet}>{entity.type ?? entity.kind}</span>
        </span>
        <span className={styles.quiet}>{days(effort)}</span>
      </div>
      <p className={styles.quiet}>
        {lifts
          .map(({ scorecard, from, to }) =>
            t('nextActions.lifts', {
              from: levelTitle(from),
              to: levelTitle(to),
              scorecard: scorecard.title,
            }),
          )
          .join(', ')}
      </p>
      <ul className={styles.fixes}>
        {fixes.map(({ check, status, message }) => (
          <li key={check.id}>
            <VerdictIcon status={status} />
            <VisuallyHidden>{tReact(`verdict.${status}`)}</VisuallyHidden>
            <Link href={checkHref(entity.entityRef, check.id)} standalone>
              {check.title}
            </Link>
            <span className={styles.quiet}>
              {message} ·{' '}
              {check.effort === undefined
                ? t('nextActions.effortUnknown')
                : days(check.effort)}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
