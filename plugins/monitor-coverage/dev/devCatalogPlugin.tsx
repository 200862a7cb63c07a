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
import { CATALOG } from '../src/__fixtures__';
import { EntityMonitorCoverageCard } from '../src/components/Part';
import { UnwatchedParts } from '../src/components/UnwatchedParts';

function EntityPage(props: { content: JSX.Element }) {
  const { kind, name } = useParams();
  const entity = CATALOG.find(
    each => each.kind.toLowerCase() === kind && each.metadata.name === name,
  );
  return (
    <EntityProvider entity={entity}>
      <main>
        <PageBody isPage>
          <Routes>
            <Route element={<EntityMonitorCoverageCard />} index />
            <Route element={props.content} path="monitor-coverage" />
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
          factory: () => catalogApiMock({ entities: CATALOG }),
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
              <UnwatchedParts />
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
