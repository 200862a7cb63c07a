import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import monitorCoveragePlugin, { monitorCoverageApiRef } from '../src';
import { FakeMonitorCoverageApi } from '../src/__fixtures__';
import { devCatalogPlugin } from './devCatalogPlugin';

/** Answers from memory, so that the pages can be developed alone. */
const fakeBackend = createFrontendModule({
  pluginId: 'monitor-coverage',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: monitorCoverageApiRef,
          deps: {},
          factory: () => new FakeMonitorCoverageApi(),
        }),
    }),
  ],
});

createDevApp({
  features: [monitorCoveragePlugin, fakeBackend, devCatalogPlugin],
});
