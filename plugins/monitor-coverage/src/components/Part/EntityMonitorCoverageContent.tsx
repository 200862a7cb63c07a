import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { PartView } from './PartView';

/** The entity as a part of the system, as the tab of its page. */
export function EntityMonitorCoverageContent() {
  const { entity } = useEntity();
  return (
    <PageBody>
      <PartView entityRef={stringifyEntityRef(entity)} />
    </PageBody>
  );
}
