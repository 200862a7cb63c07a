import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  MonitorCoverageClient,
  partKinds,
} from '@guildhall/plugin-monitor-coverage-common';
import { RiRadarLine } from '@remixicon/react';
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

const monitorCoverageApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: monitorCoverageApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new MonitorCoverageClient({ fetchApi }),
    }),
});

const monitorCoveragePage = PageBlueprint.make({
  params: {
    path: '/monitor-coverage',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/MonitorCoveragePage').then(m => (
        <m.MonitorCoveragePage />
      )),
  },
});

const entityMonitorCoverageContent = EntityContentBlueprint.make({
  params: {
    path: '/monitor-coverage',
    title: 'Monitor coverage',
    icon: <RiRadarLine />,
    filter: { kind: { $in: [...partKinds] } },
    loader: () =>
      import('./components/Part').then(m => <m.EntityMonitorCoverageContent />),
  },
});

const entityMonitorCoverageCard = EntityCardBlueprint.make({
  params: {
    type: 'content',
    filter: { kind: { $in: [...partKinds] } },
    loader: () =>
      import('./components/Part').then(m => <m.EntityMonitorCoverageCard />),
  },
});

const unwatchedPartsWidget = HomePageWidgetBlueprint.make({
  name: 'unwatched-parts',
  params: {
    name: 'UnwatchedParts',
    title: 'Parts nobody watches',
    description: 'What could break without anybody hearing of it, worst first',
    components: () =>
      import('./components/UnwatchedParts').then(m => ({
        Content: m.UnwatchedParts,
      })),
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 8 },
    },
  },
});

/**
 * The monitor coverage plugin of the new front-end system.
 *
 * @public
 */
export const monitorCoveragePlugin = createFrontendPlugin({
  pluginId: 'monitor-coverage',
  title: 'Monitor coverage',
  icon: <RiRadarLine />,
  info: { packageJson: () => import('../package.json') },
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
  extensions: [
    monitorCoverageApi,
    monitorCoveragePage,
    entityMonitorCoverageContent,
    entityMonitorCoverageCard,
    unwatchedPartsWidget,
  ],
});
