import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  LoadingState,
  PageState,
  Panel,
  TrendChart,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { useCallback, useState } from 'react';
import { scorecardsApiRef } from '../../api';
import { useEntityFilter, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';

const DAYS = 90;

/** The last 90 days. */
export function ScorecardTrendPanel(props: { id: string }) {
  const { id } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const { filter } = useEntityFilter();
  const { owner, system, isExact } = toTrendFilter(filter);
  const [by, setBy] = useState<'level' | 'points'>('level');

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.getTrend(id, { days: DAYS, owner, system }, { signal }),
      [scorecardsApi, id, owner, system],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <Panel
      actions={
        <ToggleButtonGroup
          aria-label={t('scorecard.trendBy')}
          disallowEmptySelection
          onSelectionChange={keys =>
            setBy(keys.has('points') ? 'points' : 'level')
          }
          selectedKeys={[by]}
          selectionMode="single"
        >
          <ToggleButton id="level" size="small">
            {t('scorecard.trendByLevel')}
          </ToggleButton>
          <ToggleButton id="points" size="small">
            {t('scorecard.trendByPoints')}
          </ToggleButton>
        </ToggleButtonGroup>
      }
      description={
        isExact
          ? t('scorecard.trendDays', { days: String(DAYS) })
          : t('scorecard.trendOfAll', { days: String(DAYS) })
      }
      heading="h3"
      title={t('scorecard.trend')}
    >
      <PageState
        loading={<LoadingState rowHeight={220} rows={1} />}
        request={request}
      >
        {trend => <TrendChart by={by} trend={trend} />}
      </PageState>
    </Panel>
  );
}

/** Daily numbers are kept of everything, of each owner and of each system. */
function toTrendFilter(filter: EntityFilter) {
  const used = Object.values(filter).filter(value => value !== undefined);
  const owner = filter.owner?.length === 1 ? filter.owner[0] : undefined;
  const system = filter.system?.length === 1 ? filter.system[0] : undefined;
  const isOne = used.length === 1 && (owner ?? system) !== undefined;
  return isOne
    ? { owner, system, isExact: true }
    : { owner: undefined, system: undefined, isExact: used.length === 0 };
}
