import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DataTable,
  EntityLink,
  LoadingState,
  PageState,
  Panel,
  useFormat,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { useCallback, useEffect, useRef } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { useExemptionFilter } from './useExemptionFilter';

const MAX_TEAMS = 200;

/** How many each team lives with, those with most first. */
export function TeamsPanel(props: { decided: number }) {
  const { decided } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { exemptions } = useApi(scorecardsApiRef);
  const format = useFormat();
  const { filter } = useExemptionFilter();
  const { owner, q } = filter;
  const request = useRequest(
    useCallback(
      signal =>
        exemptions.listTeams({ owner, q, limit: MAX_TEAMS }, { signal }),
      [exemptions, owner, q],
    ),
  );
  useVerdictsChanged(request.reload);
  const { reload } = request;
  const seen = useRef(decided);
  useEffect(() => {
    if (seen.current !== decided) {
      seen.current = decided;
      reload();
    }
  }, [decided, reload]);

  const title = t('exemptions.teams.title');
  return (
    <Panel description={t('exemptions.description')} title={title}>
      <PageState
        empty={<p>{t('exemptions.empty.title')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={40} rows={3} />}
        request={request}
      >
        {({ items }) => (
          <DataTable
            columns={[
              {
                title: t('exemptions.teams.team'),
                cell: team =>
                  team.owner ? (
                    <EntityLink entityRef={team.owner} />
                  ) : (
                    t('exemptions.teams.nobody')
                  ),
              },
              {
                title: t('exemptions.teams.requested'),
                cell: team => format.number(team.requested),
              },
              {
                title: t('exemptions.teams.inForce'),
                cell: team => format.number(team.inForce),
              },
              {
                title: t('exemptions.teams.expiring'),
                cell: team => format.number(team.expiring),
              },
              {
                title: t('exemptions.teams.renewals'),
                cell: team =>
                  t('exemptions.teams.times', { count: team.renewals }),
              },
              {
                title: t('exemptions.teams.ended'),
                cell: team => format.number(team.ended),
              },
            ]}
            keyOf={team => team.owner ?? ''}
            label={title}
            rows={items}
          />
        )}
      </PageState>
    </Panel>
  );
}
