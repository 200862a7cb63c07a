import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink, useBreakpoint } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageState,
  Paging,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { ScorecardDetail } from '@guildhall/plugin-scorecards-common';
import { RiFilterOffLine } from '@remixicon/react';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../../api';
import { useEntityFilter, useVerdictsChanged } from '../../../hooks';
import { scorecardRouteRef } from '../../../routes';
import { scorecardsTranslationRef } from '../../../translation';
import { ExportMenu } from '../../ExportMenu';
import { useMatrixFilter } from '../useMatrixFilter';
import { useOpenVerdict, VerdictPanel } from '../VerdictPanel';
import styles from './Matrix.module.css';
import { MatrixGrid } from './MatrixGrid';
import { MatrixList } from './MatrixList';
import { MatrixToolbar } from './MatrixToolbar';

const PAGE_SIZE = 50;

/** Entities and their verdicts: who needs attention most comes first. */
export function Matrix(props: { scorecard: ScorecardDetail }) {
  const { scorecard } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const scorecardRoute = useRouteRef(scorecardRouteRef);
  const { filter } = useEntityFilter();
  const { filter: matrixFilter } = useMatrixFilter();
  const { cursor } = usePaging();
  const { openVerdict } = useOpenVerdict();
  const isWide = useBreakpoint().up('sm');

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.listScorecardEntities(
          scorecard.id,
          { ...filter, ...matrixFilter, cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, scorecard.id, filter, matrixFilter, cursor],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <div className={styles.withPanel} data-open={openVerdict ? '' : undefined}>
      <div className={styles.main}>
        <div className={styles.bar}>
          <MatrixToolbar scorecard={scorecard} />
          <ExportMenu
            download={format =>
              scorecardsApi.exportScorecard(scorecard.id, {
                ...filter,
                ...matrixFilter,
                format,
              })
            }
            name={scorecard.id}
          />
        </div>
        <PageState
          empty={
            <EmptyState
              action={
                <ButtonLink
                  href={scorecardRoute({ id: scorecard.id })}
                  variant="secondary"
                >
                  {t('filter.clear')}
                </ButtonLink>
              }
              icon={<RiFilterOffLine />}
              title={t('scorecard.noEntities')}
            />
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={36} rows={10} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              {isWide ? (
                <MatrixGrid entities={items} scorecard={scorecard} />
              ) : (
                <MatrixList entities={items} scorecard={scorecard} />
              )}
              <Paging
                nextCursor={nextCursor}
                pageSize={PAGE_SIZE}
                shown={items.length}
                total={totalItems}
              />
            </>
          )}
        </PageState>
      </div>
      {openVerdict && <VerdictPanel verdict={openVerdict} />}
    </div>
  );
}
