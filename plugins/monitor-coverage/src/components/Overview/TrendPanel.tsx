import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { PartFilter } from '../../hooks';
import { monitorCoverageTranslationRef } from '../../translation';
import { RungTrend } from './RungTrend';

const DAYS = 90;

/** How the rungs moved in the last months. */
export function TrendPanel(props: { parts: PartFilter }) {
  const { parts } = props;
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const request = useRequest(
    useCallback(
      signal => api.getTrend({ ...parts, days: DAYS }, { signal }),
      [api, parts],
    ),
  );
  return (
    <Panel description={t('trend.description')} title={t('trend.title')}>
      <PageState
        loading={<LoadingState rowHeight={140} rows={1} />}
        request={request}
      >
        {({ items }) => <RungTrend days={items} />}
      </PageState>
    </Panel>
  );
}
