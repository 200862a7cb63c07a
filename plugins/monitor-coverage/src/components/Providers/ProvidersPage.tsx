import { usePermission } from '@backstage/plugin-permission-react';
import {
  LoadingState,
  NoPermissionState,
  PageBody,
} from '@guildhall/plugin-guildhall-react';
import { providerManagePermission } from '@guildhall/plugin-monitor-coverage-common';
import { ProvidersPanel } from './ProvidersPanel';

/** Where monitors are read from and how that does, for administrators. */
export function ProvidersPage() {
  const { allowed, loading } = usePermission({
    permission: providerManagePermission,
  });
  if (loading) {
    return (
      <PageBody isPage>
        <LoadingState rowHeight={72} rows={3} />
      </PageBody>
    );
  }
  return (
    <PageBody isPage>
      {allowed ? <ProvidersPanel /> : <NoPermissionState />}
    </PageBody>
  );
}
