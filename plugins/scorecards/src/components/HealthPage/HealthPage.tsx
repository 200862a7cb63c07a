import { useApi } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageBody,
  PageState,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback, useEffect } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { JobsPanel } from './JobsPanel';
import { ProblemsPanel } from './ProblemsPanel';
import { SourcesPanel } from './SourcesPanel';

const PAUSE_MILLISECONDS = 3_000;

/** Whether the scorecards themselves work: for the people who run them. */
export function HealthPage() {
  const scorecardsApi = useApi(scorecardsApiRef);
  const request = useRequest(
    useCallback(signal => scorecardsApi.getHealth({ signal }), [scorecardsApi]),
  );
  useVerdictsChanged(request.reload);

  const { reload } = request;
  const health = request.status === 'ready' ? request.value : undefined;
  useEffect(() => {
    // Every answer asks for the next one, as long as something runs.
    if (!health?.jobs.some(({ state }) => state === 'running')) {
      return undefined;
    }
    const timer = setTimeout(reload, PAUSE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [health, reload]);

  return (
    <PageBody isPage>
      <PageState
        loading={<LoadingState rowHeight={160} rows={3} />}
        request={request}
      >
        {({ sources, definitions, jobs }) => (
          <>
            <ProblemsPanel definitions={definitions} />
            <SourcesPanel sources={sources} />
            <JobsPanel jobs={jobs} />
          </>
        )}
      </PageState>
    </PageBody>
  );
}
