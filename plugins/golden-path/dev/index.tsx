import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import goldenPathPlugin, { goldenPathApiRef } from '../src';
import { DevGoldenPathApi } from './DevGoldenPathApi';
import { DevScaffolder } from './DevScaffolder';

/** Answers from memory, so that the pages can be developed alone. */
const fakeBackend = createFrontendModule({
  pluginId: 'golden-path',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: goldenPathApiRef,
          deps: { fetchApi: fetchApiRef },
          factory: ({ fetchApi }) => new DevGoldenPathApi({ fetchApi }),
        }),
    }),
  ],
});

const catalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () => catalogApiMock({ entities: [] }),
        }),
    }),
    PageBlueprint.make({
      name: 'entity',
      params: {
        path: '/catalog/:namespace/:kind/:name',
        routeRef: entityRouteRef,
        loader: async () => <>The page of an entity</>,
      },
    }),
  ],
});

const scaffolder = createFrontendPlugin({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {},
          factory: () => new DevScaffolder(),
        }),
    }),
  ],
});

createDevApp({
  features: [goldenPathPlugin, fakeBackend, catalog, scaffolder],
});
