import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EmptyState,
  LoadingState,
  PageState,
  Panel,
  useRequest,
} from '@guildhall/plugin-guildhall-react';
import { RiPlugLine } from '@remixicon/react';
import { useCallback, useState } from 'react';
import { monitorCoverageApiRef } from '../../api';
import { monitorCoverageTranslationRef } from '../../translation';
import { ProvidersTable } from './ProvidersTable';
import { RefreshButton } from './RefreshButton';
import { UnmatchedPanel } from './UnmatchedPanel';

/** All providers, the button that asks them, and the monitors nobody needs. */
export function ProvidersPanel() {
  const { t } = useTranslationRef(monitorCoverageTranslationRef);
  const api = useApi(monitorCoverageApiRef);
  const [open, setOpen] = useState<string>();
  const request = useRequest(
    useCallback(signal => api.listProviders({ signal }), [api]),
  );

  return (
    <Panel
      actions={<RefreshButton onRefreshed={request.reload} />}
      description={t('providers.description')}
      title={t('providers.title')}
    >
      <PageState
        empty={
          <EmptyState
            description={t('providers.noneText')}
            icon={<RiPlugLine />}
            title={t('providers.none')}
          />
        }
        isEmpty={({ items }) => items.length === 0}
        loading={<LoadingState rowHeight={72} rows={3} />}
        request={request}
      >
        {({ items }) => (
          <>
            <ProvidersTable onOpenUnmatched={setOpen} providers={items} />
            {items
              .filter(({ id }) => id === open)
              .map(provider => (
                <UnmatchedPanel
                  key={provider.id}
                  onClose={() => setOpen(undefined)}
                  provider={provider}
                />
              ))}
          </>
        )}
      </PageState>
    </Panel>
  );
}
