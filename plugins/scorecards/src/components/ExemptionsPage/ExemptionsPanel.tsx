import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { ListExemptionsQuery } from '@guildhall/plugin-scorecards-common';
import { RiPauseCircleLine } from '@remixicon/react';
import { DateTime } from 'luxon';
import { useCallback } from 'react';
import { scorecardsApiRef } from '../../api';
import { useVerdictsChanged } from '../../hooks';
import { scorecardsTranslationRef } from '../../translation';
import { ExportMenu } from '../ExportMenu';
import { ExemptionTable } from './ExemptionTable';
import {
  ExemptionFilter,
  STATES,
  useExemptionFilter,
} from './useExemptionFilter';

const PAGE_SIZE = 50;
const EXPIRING_DAYS = 14;

/** The exemptions one by one, the newest request first. */
export function ExemptionsPanel(props: { onDecided: () => void }) {
  const { onDecided } = props;
  const { t } = useTranslationRef(scorecardsTranslationRef);
  const { exemptions } = useApi(scorecardsApiRef);
  const { filter } = useExemptionFilter();
  const { cursor } = usePaging();
  const request = useRequest(
    useCallback(
      signal =>
        exemptions.list(
          { ...toQuery(filter), cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [exemptions, filter, cursor],
    ),
  );
  useVerdictsChanged(request.reload);
  return (
    <Panel
      actions={
        <ExportMenu
          download={format => exemptions.export({ ...toQuery(filter), format })}
          name="exemptions"
        />
      }
      title={t('exemptions.list')}
    >
      <PageState
        empty={
          <EmptyState
            description={t('exemptions.empty.description')}
            icon={<RiPauseCircleLine />}
            title={t('exemptions.empty.title')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={72} rows={4} />}
        request={request}
      >
        {({ items, totalItems, nextCursor }) => (
          <>
            <ExemptionTable
              exemptions={items}
              onChanged={() => {
                request.reload();
                onDecided();
              }}
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

function toQuery({ view, owner, q }: ExemptionFilter): ListExemptionsQuery {
  return {
    owner,
    q,
    state: STATES[view],
    endsBefore:
      view === 'expiring'
        ? DateTime.utc().plus({ days: EXPIRING_DAYS }).toISO()
        : undefined,
  };
}
