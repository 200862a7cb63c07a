import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select } from '@backstage/ui';
import {
  EmptyState,
  LoadingState,
  PageState,
  Paging,
  Panel,
  useFormat,
  usePaging,
  useRequest,
  useSearchState,
} from '@guildhall/plugin-guildhall-react';
import { NextActionsPage } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { NextActionItem } from './NextActionItem';
import styles from './NextActions.module.css';

const PAGE_SIZE = 20;

/** Working days. */
const BUDGETS = {
  day: 1,
  week: 5,
  fortnight: 10,
  month: 20,
  all: undefined,
} as const;

const BUDGET_NAMES = ['day', 'week', 'fortnight', 'month', 'all'] as const;

/** The best that some owners can do in the time that they have. */
export function NextActionsPanel(props: { owners: string[] }) {
  const { owners } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const { cursor } = usePaging();
  const { params, update } = useSearchState();
  const budget =
    BUDGET_NAMES.find(name => name === params.get('budget')) ?? 'week';

  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.rollUps.listNextActions(
          {
            owner: owners,
            budget: BUDGETS[budget],
            cursor,
            limit: PAGE_SIZE,
          },
          { signal },
        ),
      [scorecardsApi, owners, budget, cursor],
    ),
  );
  useVerdictsChanged(request.reload);

  return (
    <Panel
      actions={
        <Select
          label={t('nextActions.budget')}
          onChange={value =>
            update({ budget: String(value), cursor: undefined })
          }
          options={BUDGET_NAMES.map(id => ({
            id,
            label: t(`nextActions.time.${id}`),
          }))}
          selectionMode="single"
          size="small"
          value={budget}
        />
      }
      description={t('nextActions.description')}
      title={t('nextActions.title')}
    >
      <PageState
        empty={
          <EmptyState
            description={t('nextActions.empty.description')}
            title={t('nextActions.empty.title')}
          />
        }
        isEmpty={({ possible, blocked }) => possible.lifts + blocked === 0}
        loading={<LoadingState rowHeight={72} rows={3} />}
        request={request}
      >
        {page => <Plan page={page} />}
      </PageState>
    </Panel>
  );
}

function Plan(props: { page: NextActionsPage }) {
  const { items, plan, possible, blocked, isPartial, ...page } = props.page;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const format = useFormat();
  return (
    <>
      <p className={styles.summary}>
        <strong>
          {plan.lifts === 0
            ? t('nextActions.tooLittle')
            : t('nextActions.plan', {
                count: plan.lifts,
                days: format.decimal(plan.effort),
              })}
        </strong>{' '}
        {plan.lifts < possible.lifts &&
          t('nextActions.possible', {
            count: possible.lifts,
            days: format.decimal(possible.effort),
          })}{' '}
        {blocked > 0 && t('nextActions.blocked', { count: blocked })}{' '}
        {isPartial && t('nextActions.partial')}
      </p>
      <ol aria-label={t('nextActions.title')} className={styles.actions}>
        {items.map(action => (
          <NextActionItem action={action} key={action.entity.entityRef} />
        ))}
      </ol>
      {page.totalItems > items.length && (
        <Paging
          nextCursor={page.nextCursor}
          pageSize={PAGE_SIZE}
          shown={items.length}
          total={page.totalItems}
        />
      )}
    </>
  );
}
