import { useRouteRefParams } from '@backstage/core-plugin-api';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { upgradeRouteRef } from '../../routes';
import { UpgradeView } from './UpgradeView';

/** One upgrade of one service: what it does with each file, and why. */
export function UpgradePage() {
  const { id } = useRouteRefParams(upgradeRouteRef);
  return (
    <PageBody isPage>
      {/* Another upgrade is another page: nothing of the last may linger. */}
      <UpgradeView id={id} key={id} />
    </PageBody>
  );
}
