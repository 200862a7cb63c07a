import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import {
  Disclosure,
  ExemptionBadge,
  guildhallReactTranslationRef,
  RelativeTime,
  useFormat,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import {
  EntitySummary,
  EntityVerdict,
  Ladder,
} from '@guildhall/plugin-scorecards-common';
import { useEffect, useRef } from 'react';
import { scorecardsTranslationRef } from '../../translation';
import { isOpenIssue } from '../../attentionOrder';
import { StageBadge } from '../StageBadge';
import { VerdictDetails } from '../VerdictDetails';
import styles from './EntityScorecards.module.css';

/** One verdict in a line; open, everything about it. */
export function VerdictItem(props: {
  entity: EntitySummary;
  verdict: EntityVerdict;
  ladders: Ladder[];
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { entity, verdict, ladders, isOpen, onToggle } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { t: tReact } = useTranslationRef(guildhallReactTranslationRef);
  const format = useFormat();

  // A link to a check leads to its line.
  const item = useRef<HTMLDivElement>(null);
  const wasOpenAtFirst = useRef(isOpen);
  useEffect(() => {
    if (wasOpenAtFirst.current) {
      item.current?.scrollIntoView?.({ block: 'start' });
    }
  }, []);

  const { effort } = verdict.check;
  return (
    <div className={styles.item} ref={item}>
      <Disclosure
        isOpen={isOpen}
        onToggle={onToggle}
        summary={
          <span className={styles.summary}>
            <VerdictIcon
              isExempted={verdict.exemption !== undefined}
              status={verdict.status}
            />
            <span className={styles.what}>
              <VisuallyHidden>
                {tReact(`verdict.${verdict.status}`)}:{' '}
              </VisuallyHidden>
              <strong>{verdict.check.title}</strong>
              {!isOpen && (
                <span className={styles.message}>{verdict.message}</span>
              )}
              <span className={styles.quiet}>
                {verdict.askedBy
                  .map(asked => titleOf(asked, ladders))
                  .join(' · ')}
              </span>
            </span>
            <span className={styles.when}>
              {verdict.upcoming && (
                <StageBadge
                  activeFrom={verdict.upcoming.activeFrom}
                  stage="preview"
                />
              )}
              {verdict.exemption && (
                <ExemptionBadge endsAt={verdict.exemption.endsAt} />
              )}
              {effort !== undefined && isOpenIssue(verdict.status) && (
                <span>
                  {t('verdict.days', {
                    count: effort,
                    days: format.decimal(effort),
                  })}
                </span>
              )}
              <span className={styles.quiet}>
                {t('verdict.changed')} <RelativeTime at={verdict.since} />
              </span>
            </span>
          </span>
        }
      >
        <VerdictDetails entity={entity} verdict={verdict} />
      </Disclosure>
    </div>
  );
}

function titleOf(
  asked: EntityVerdict['askedBy'][number],
  ladders: Ladder[],
): string {
  const ladder = ladders.find(
    ({ scorecard }) => scorecard.id === asked.scorecard,
  );
  const level = ladder?.levels.find(({ id }) => id === asked.level);
  return [
    ladder?.scorecard.title ?? asked.scorecard,
    level?.title ?? asked.level,
  ].join(', ');
}
