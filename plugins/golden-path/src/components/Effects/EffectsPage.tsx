import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageBody,
  PageState,
  Paging,
  Panel,
  usePaging,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiFileList3Line } from '@remixicon/react';
import { useCallback } from 'react';
import { goldenPathApiRef } from '../../api';
import { goldenPathTranslationRef } from '../../translation';
import { EffectsFilterBar } from './EffectsFilterBar';
import { EffectsTable } from './EffectsTable';
import { useEffectsFilter } from './useEffectsFilter';

const PAGE_SIZE = 50;

/** The ledger of everything that was made outside the portal. */
export function EffectsPage() {
  const { t } = useTranslationRef(goldenPathTranslationRef);
  const goldenPathApi = useApi(goldenPathApiRef);
  const { filter, isFiltered } = useEffectsFilter();
  const { cursor } = usePaging();

  const request = useRequest(
    useCallback(
      signal =>
        goldenPathApi.listEffects(
          { ...filter, cursor, limit: PAGE_SIZE },
          { signal },
        ),
      [goldenPathApi, filter, cursor],
    ),
  );

  return (
    <PageBody isPage>
      <EffectsFilterBar />
      <Panel description={t('effects.description')} title={t('effects.title')}>
        <PageState
          empty={
            <EmptyState
              description={isFiltered ? undefined : t('effects.empty')}
              icon={<RiFileList3Line />}
              title={t('effects.none')}
            />
          }
          isEmpty={({ items }) => items.length === 0}
          loading={<LoadingState rowHeight={64} rows={5} />}
          request={request}
        >
          {({ items, totalItems, nextCursor }) => (
            <>
              <EffectsTable effects={items} onUndone={request.reload} />
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
    </PageBody>
  );
}
