import {
  LoadingState,
  PageBody,
  PageState,
} from '@guildhall/plugin-guildhall-react';
import { usePartFilter } from '../../hooks';
import { PartFilterBar } from '../PartFilterBar';
import { useUnwatched } from '../UnwatchedParts';
import { Numbers } from './Numbers';
import styles from './Overview.module.css';
import { PolicyPanel } from './PolicyPanel';
import { RollUpPanel } from './RollUpPanel';
import { RungsPanel } from './RungsPanel';
import { TrendPanel } from './TrendPanel';
import { UnwatchedPanel } from './UnwatchedPanel';

/** Which parts nobody watches, and the whole system in numbers. */
export function OverviewPage() {
  const { filter, isFiltered } = usePartFilter();
  const { parts } = filter;
  const request = useUnwatched(parts);
  return (
    <PageBody isPage>
      <PartFilterBar />
      <PageState
        loading={<LoadingState rowHeight={140} rows={3} />}
        request={request}
      >
        {unwatched => (
          <>
            <UnwatchedPanel unwatched={unwatched} />
            <Numbers summary={unwatched.summary} />
            <div className={styles.columns}>
              <RungsPanel summary={unwatched.summary} />
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
