import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  ApiBlueprint,
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { PageBody } from '@guildhall/plugin-guildhall-react';
import { Route, Routes, useParams } from 'react-router-dom';
import { ENTITIES } from '../src/__fixtures__';
import { EntityScorecardsCard } from '../src/components/EntityScorecards';
import { MyScorecards } from '../src/components/MyScorecards';

const entities: Entity[] = ENTITIES.map(
  ({ entityRef, title, kind, type, lifecycle }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { ...parseEntityRef(entityRef), title },
    spec: { type, lifecycle },
  }),
);

function EntityPage(props: { content: JSX.Element }) {
  const { kind, namespace, name } = useParams();
  const entity = entities.find(
    each =>
      each.kind === kind &&
      each.metadata.namespace === namespace &&
      each.metadata.name === name,
  );
  return (
    <EntityProvider entity={entity}>
      <main>
        <PageBody isPage>
          <Routes>
            <Route element={<EntityScorecardsCard maxItems={3} />} index />
            <Route element={props.content} path="scorecards" />
          </Routes>
        </PageBody>
      </main>
    </EntityProvider>
  );
}

/** As much of a catalog as the pages need. */
export const devCatalogPlugin = createFrontendPlugin({
  pluginId: 'catalog',
  title: 'Catalog',
  routes: { catalogEntity: entityRouteRef },
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities }),
        }),
    }),
    PageBlueprint.make({
      name: 'home',
      params: {
        path: '/',
        title: 'Home',
        loader: async () => (
          <main>
            <PageBody isPage>
              <MyScorecards />
            </PageBody>
          </main>
        ),
      },
    }),
    PageBlueprint.makeWithOverrides({
      name: 'entity',
      inputs: {
        contents: createExtensionInput([coreExtensionData.reactElement]),
      },
      factory(originalFactory, { inputs }) {
        const [content] = inputs.contents;
        return originalFactory({
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          title: 'Entity',
          loader: async () => (
            <EntityPage content={content.get(coreExtensionData.reactElement)} />
          ),
        });
      },
    }),
  ],
});
