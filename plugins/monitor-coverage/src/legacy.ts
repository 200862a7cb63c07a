/**
 * The monitor coverage plugin of the old front-end system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { createCardExtension } from '@backstage/plugin-home-react';
import { MonitorCoverageClient } from '@guildhall/plugin-monitor-coverage-common';
import { monitorCoverageApiRef } from './api';
import {
  gapsRouteRef,
  hygieneRouteRef,
  journeyRouteRef,
  journeysRouteRef,
  partRouteRef,
  partsRouteRef,
  providersRouteRef,
  rootRouteRef,
  watchesRouteRef,
} from './routes';

/**
 * The plugin, with its API and its routes.
 *
 * @public
 */
export const monitorCoveragePlugin = createPlugin({
  id: 'monitor-coverage',
  apis: [
    createApiFactory({
      api: monitorCoverageApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new MonitorCoverageClient({ fetchApi }),
    }),
  ],
  routes: {
    root: rootRouteRef,
    parts: partsRouteRef,
    part: partRouteRef,
    gaps: gapsRouteRef,
    journeys: journeysRouteRef,
    journey: journeyRouteRef,
    hygiene: hygieneRouteRef,
    watches: watchesRouteRef,
    providers: providersRouteRef,
  },
});

/**
 * The pages, to be mounted at `/monitor-coverage`.
 *
 * @public
 */
export const MonitorCoveragePage = monitorCoveragePlugin.provide(
  createRoutableExtension({
    name: 'MonitorCoveragePage',
    component: () =>
      import('./components/MonitorCoveragePage').then(
        m => m.LegacyMonitorCoveragePage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab of an entity page, to be mounted at `/monitor-coverage`.
 *
 * @public
 */
export const EntityMonitorCoverageContent = monitorCoveragePlugin.provide(
  createComponentExtension({
    name: 'EntityMonitorCoverageContent',
    component: {
      lazy: () =>
        import('./components/Part').then(m => m.EntityMonitorCoverageContent),
    },
  }),
);

/**
 * The card of an entity page.
 *
 * @public
 */
export const EntityMonitorCoverageCard = monitorCoveragePlugin.provide(
  createComponentExtension({
    name: 'EntityMonitorCoverageCard',
    component: {
      lazy: () =>
        import('./components/Part').then(m => m.EntityMonitorCoverageCard),
    },
  }),
);

/**
 * The card of the home page.
 *
 * @public
 */
export const UnwatchedPartsCard = monitorCoveragePlugin.provide(
  createCardExtension({
    name: 'UnwatchedParts',
    title: 'Parts nobody watches',
    components: () =>
      import('./components/UnwatchedParts').then(m => ({
        Content: m.UnwatchedParts,
      })),
  }),
);

export { monitorCoverageApiRef } from './api';
export type { MonitorCoverageApi } from './api';
export { monitorCoverageTranslationRef } from './translation';
