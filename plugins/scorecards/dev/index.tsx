import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { createDevApp } from '@backstage/frontend-dev-utils';
import { FakeScorecardsApi } from '../src/__fixtures__';
import scorecardsPlugin, { scorecardsApiRef } from '../src';
import { devCatalogPlugin } from './devCatalogPlugin';

/** Answers from memory, so that the pages can be developed alone. */
const fakeBackend = createFrontendModule({
  pluginId: 'scorecards',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scorecardsApiRef,
          deps: {},
          factory: () => new FakeScorecardsApi(),
        }),
    }),
  ],
});

createDevApp({ features: [scorecardsPlugin, fakeBackend, devCatalogPlugin] });
