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
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import { GoldenPathClient } from '@guildhall/plugin-golden-path-common';
import { RiRoadMapLine } from '@remixicon/react';
import { goldenPathApiRef } from './api';
import { MADE_FROM_TEMPLATE } from './madeFromTemplate';
import {
  campaignRouteRef,
  campaignsRouteRef,
  effectsRouteRef,
  newCampaignRouteRef,
  offBoardingRouteRef,
  repositoryRouteRef,
  rootRouteRef,
  runRouteRef,
  serviceRouteRef,
  servicesRouteRef,
  templateRouteRef,
  upgradeRouteRef,
  wizardRouteRef,
} from './routes';

const goldenPathApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: goldenPathApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new GoldenPathClient({ fetchApi }),
    }),
});

const goldenPathPage = PageBlueprint.make({
  params: {
    path: '/golden-path',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/GoldenPathPage').then(m => <m.GoldenPathPage />),
  },
});

const entityGoldenPathContent = EntityContentBlueprint.make({
  params: {
    path: '/golden-path',
    title: 'Golden path',
    icon: <RiRoadMapLine />,
    filter: MADE_FROM_TEMPLATE,
    loader: () =>
      import('./components/Service').then(m => <m.EntityGoldenPathContent />),
  },
});

const entityGoldenPathCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: MADE_FROM_TEMPLATE,
    loader: () =>
      import('./components/Service').then(m => <m.EntityGoldenPathCard />),
  },
});

const serviceNameFormField = FormFieldBlueprint.make({
  name: 'service-name',
  params: { field: () => import('./fields').then(m => m.serviceNameField) },
});

const dataClassFormField = FormFieldBlueprint.make({
  name: 'data-class',
  params: { field: () => import('./fields').then(m => m.dataClassField) },
});

const gitHostFormField = FormFieldBlueprint.make({
  name: 'git-host',
  params: { field: () => import('./fields').then(m => m.gitHostField) },
});

/**
 * The golden path plugin of the new front-end system.
 *
 * @public
 */
export const goldenPathPlugin = createFrontendPlugin({
  pluginId: 'golden-path',
  title: 'Golden path',
  icon: <RiRoadMapLine />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    template: templateRouteRef,
    wizard: wizardRouteRef,
    run: runRouteRef,
    services: servicesRouteRef,
    service: serviceRouteRef,
    offBoarding: offBoardingRouteRef,
    upgrade: upgradeRouteRef,
    campaigns: campaignsRouteRef,
    newCampaign: newCampaignRouteRef,
    campaign: campaignRouteRef,
    effects: effectsRouteRef,
    repository: repositoryRouteRef,
  },
  extensions: [
    goldenPathApi,
    goldenPathPage,
    entityGoldenPathContent,
    entityGoldenPathCard,
    serviceNameFormField,
    dataClassFormField,
    gitHostFormField,
  ],
});
