import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { usePartFilter } from '../../hooks';
import { PartFilterBar } from '../PartFilterBar';
import { Numbers } from './Numbers';
import styles from './Overview.module.css';
import { PolicyPanel } from './PolicyPanel';
import { RollUpPanel } from './RollUpPanel';
import { RungsPanel } from './RungsPanel';
import { TrendPanel } from './TrendPanel';
import { UnwatchedPanel } from './UnwatchedPanel';

/** Which parts nobody watches, and the whole system in numbers. */
export function OverviewPage() {
  const api = useApi(monitorCoverageApiRef);
  const { filter, isFiltered } = usePartFilter();
  const { parts } = filter;
  const request = useRequest(
    useCallback(signal => api.getSummary(parts, { signal }), [api, parts]),
  );
  return (
    <PageBody isPage>
      <PartFilterBar />
      <PageState
        loading={<LoadingState rowHeight={140} rows={3} />}
        request={request}
      >
        {summary => (
          <>
            <UnwatchedPanel summary={summary} />
            <Numbers summary={summary} />
            <div className={styles.columns}>
              <RungsPanel summary={summary} />
              <TrendPanel parts={parts} />
            </div>
          </>
        )}
      </PageState>
      {/* These are about the whole system, and say so by not being there. */}
      {!isFiltered && (
        <>
          <RollUpPanel />
          <PolicyPanel />
        </>
      )}
    </PageBody>
  );
}
