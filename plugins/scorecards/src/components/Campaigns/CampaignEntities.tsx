import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  DataTable,
  EntityLink,
  LoadingState,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
  VerdictIcon,
} from '@guildhall/plugin-guildhall-react';
import { CampaignDetail } from '@guildhall/plugin-scorecards-common';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useCheckHref, useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { EntityTitleLink } from '../EntityLink';
import styles from './Campaigns.module.css';

const PAGE_SIZE = 25;

/** The entities that have not reached the goal, and what keeps them from it. */
export function CampaignEntities(props: { campaign: CampaignDetail }) {
  const { id } = props.campaign;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const scorecardsApi = useApi(scorecardsApiRef);
  const checkHref = useCheckHref();
  const { cursor } = usePaging();
  const request = useRequest(
    useCallback(
      signal =>
        scorecardsApi.campaigns.listEntities(
          id,
          { done: 'false', cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [scorecardsApi, id, cursor],
    ),
  );
  useVerdictsChanged(request.reload);
  return (
    <Panel title={t('campaigns.entities.title')}>
      <PageState
        empty={<p className={styles.quiet}>{t('campaigns.entities.none')}</p>}
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={40} rows={4} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <DataTable
              columns={[
                {
                  title: t('matrix.entity'),
                  cell: ({ entity }) => <EntityTitleLink entity={entity} />,
                },
                {
                  title: t('campaigns.teams.name'),
                  cell: ({ entity: { owner } }) =>
                    owner ? (
                      <EntityLink entityRef={owner} />
                    ) : (
                      t('campaigns.teams.none')
                    ),
                },
                {
                  title: t('campaigns.left'),
                  cell: ({ entity, open }) => (
                    <ul className={styles.checks}>
                      {open.map(({ id: check, title, status }) => (
                        <li key={check}>
                          <VerdictIcon status={status} />
                          <Link href={checkHref(entity.entityRef, check)}>
                            {title}
                          </Link>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]}
              keyOf={({ entity }) => entity.entityRef}
              label={t('campaigns.entities.title')}
              rows={items}
            />
            <Paging
              nextCursor={nextCursor}
              pageSize={PAGE_SIZE}
              shown={items.length}
              total={totalItems}
            />
          </>
        )}
      </PageState>
    </Panel>
  );
}
