import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { serviceRouteRef } from '../../routes';
import { ServiceView } from './ServiceView';

/** One service and its template. */
export function ServicePage() {
  const entityRef = stringifyEntityRef(useRouteRefParams(serviceRouteRef));
  return (
    <PageBody isPage>
      {/* Another service is another page: nothing of the last may linger. */}
      <ServiceView entityRef={entityRef} key={entityRef} />
    </PageBody>
  );
}
