import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { ServiceView } from './ServiceView';

/** The template of the entity: what it has of it and what changed since. */
export function EntityGoldenPathContent() {
  const { entity } = useEntity();
  return (
    <PageBody>
      <ServiceView entityRef={stringifyEntityRef(entity)} />
    </PageBody>
  );
}
