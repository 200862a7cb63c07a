import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { WatchList } from './WatchList';

const LIMIT = 10;

/** The latest watches of all parts. */
export function RecentWatches() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(signal => api.listWatches({ limit: LIMIT }, { signal }), [api]),
  );
  return (
    <Panel title={t('watches.recent')}>
      <PageState
        loading={<LoadingState rowHeight={40} rows={3} />}
        request={request}
      >
        {({ items }) => <WatchList hasParts watches={items} />}
      </PageState>
    </Panel>
  );
}
