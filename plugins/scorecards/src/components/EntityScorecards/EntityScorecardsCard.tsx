import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  LevelBadge,
  LevelLadder,
  LoadingState,
  PageBody,
  PageState,
  Panel,
  useEntityHref,
} from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../translation';
import styles from './EntityScorecards.module.css';
import { NextSteps } from './NextSteps';
import { NothingMeasured } from './NothingMeasured';
import { useEntityReport } from './useEntityReport';

/** The levels of the entity, and the first things to do about them. */
export function EntityScorecardsCard(props: {
  /** How many next steps to show; 3 by default. */
  maxItems?: number;
}) {
  const { maxItems = 3 } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const entityHref = useEntityHref();
  const { entityRef, request } = useEntityReport();
  return (
    <PageBody>
      <Panel
        actions={
          <Link href={`${entityHref(entityRef)}/scorecards`} standalone>
            {t('entity.card.all')}
          </Link>
        }
        title={t('entity.title')}
      >
        <PageState
          empty={
            <NothingMeasured
              isWaiting={request.status === 'ready' && request.value.isWaiting}
            />
          }
          isEmpty={({ ladders }) => ladders.length === 0}
          loading={<LoadingState rowHeight={56} rows={2} />}
          request={request}
        >
          {({ ladders, verdicts }) => (
            <>
              <ul className={styles.cardLadders}>
                {ladders.map(ladder => (
                  <li key={ladder.scorecard.id}>
                    <div className={styles.ladderHead}>
                      <span>{ladder.scorecard.title}</span>
                      <LevelBadge
                        exempted={ladder.exempted}
                        level={ladder.level}
                        levels={ladder.levels}
                      />
                    </div>
                    <LevelLadder ladder={ladder} />
                  </li>
                ))}
              </ul>
              <NextSteps
                entityRef={entityRef}
                steps={verdicts
                  .filter(({ exemption, next }) => next && !exemption)
                  .slice(0, maxItems)}
              />
            </>
          )}
        </PageState>
      </Panel>
    </PageBody>
  );
}
