import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
} from '@guildhall/plugin-guildhall-react';
import { scorecardsTranslationRef } from '../../translation';
import { CampaignsOf } from '../Campaigns/CampaignsOf';
import styles from './EntityScorecards.module.css';
import { LadderPanel } from './LadderPanel';
import { NothingMeasured } from './NothingMeasured';
import { RefreshButton } from './RefreshButton';
import { useEntityReport } from './useEntityReport';
import { VerdictSections } from './VerdictSections';

/** Where the entity stands, and what to do next. */
export function EntityScorecardsContent() {
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { entityRef, request } = useEntityReport();
  return (
    <PageBody>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('entity.title')}</h2>
        <RefreshButton entityRef={entityRef} onRefreshed={request.reload} />
      </div>
      <PageState
        empty={
          <NothingMeasured
            isWaiting={request.status === 'ready' && request.value.isWaiting}
          />
        }
        isEmpty={({ ladders, verdicts }) =>
          ladders.length + verdicts.length === 0
        }
        loading={<LoadingState rowHeight={96} rows={4} />}
        request={request}
      >
        {report => (
          <>
            <ul aria-label={t('entity.ladders')} className={styles.ladders}>
              {report.ladders.map(ladder => (
                <LadderPanel key={ladder.scorecard.id} ladder={ladder} />
              ))}
            </ul>
            <CampaignsOf entityRef={entityRef} />
            <VerdictSections report={report} />
          </>
        )}
      </PageState>
    </PageBody>
  );
}
