import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRefParams } from '@backstage/core-plugin-api';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { partRouteRef } from '../../routes';
import { PartView } from './PartView';

/** One part: is it watched, does anyone hear it, does anyone look? */
export function PartPage() {
  const entityRef = stringifyEntityRef(useRouteRefParams(partRouteRef));
  return (
    <PageBody isPage>
      {/* Another part is another page: nothing of the last may linger. */}
      <PartView entityRef={entityRef} hasHeader key={entityRef} />
    </PageBody>
  );
}
