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
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import {
  SCORECARDS_SEARCH_TYPE,
  ScorecardsClient,
} from '@guildhall/plugin-scorecards-common';
import { RiMedal2Line } from '@remixicon/react';
import { z } from 'zod';
import { scorecardsApiRef } from './api';
import {
  campaignRouteRef,
  campaignsRouteRef,
  healthRouteRef,
  exemptionsRouteRef,
  leaderboardRouteRef,
  rootRouteRef,
  scorecardRouteRef,
  workbenchRouteRef,
} from './routes';
import { SCORED_KINDS } from './scoredKinds';

const scorecardsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: scorecardsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ScorecardsClient({ fetchApi }),
    }),
});

const scorecardsPage = PageBlueprint.make({
  params: {
    path: '/scorecards',
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('./components/ScorecardsPage').then(m => <m.ScorecardsPage />),
  },
});

const entityScorecardsContent = EntityContentBlueprint.make({
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <RiMedal2Line />,
    filter: { kind: { $in: SCORED_KINDS } },
    loader: () =>
      import('./components/EntityScorecards').then(m => (
        <m.EntityScorecardsContent />
      )),
  },
});

const teamScorecardsContent = EntityContentBlueprint.make({
  name: 'team',
  params: {
    path: '/scorecards',
    title: 'Scorecards',
    icon: <RiMedal2Line />,
    filter: { kind: 'group' },
    loader: () =>
      import('./components/TeamScorecards').then(m => (
        <m.TeamScorecardsContent />
      )),
  },
});

const entityScorecardsCard = EntityCardBlueprint.makeWithOverrides({
  configSchema: {
    /** How many next steps the card shows. */
    maxItems: z.number().int().min(0).optional(),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      type: 'content',
      filter: { kind: { $in: SCORED_KINDS } },
      loader: () =>
        import('./components/EntityScorecards').then(m => (
          <m.EntityScorecardsCard maxItems={config.maxItems} />
        )),
    });
  },
});

const myScorecardsWidget = HomePageWidgetBlueprint.make({
  name: 'my-scorecards',
  params: {
    name: 'MyScorecards',
    title: 'My scorecards',
    description: 'Where the things that you and your teams own stand',
    components: () =>
      import('./components/MyScorecards').then(m => ({
        Content: m.MyScorecards,
      })),
    layout: {
      width: { minColumns: 4, defaultColumns: 6 },
      height: { minRows: 4, defaultRows: 8 },
    },
  },
});

const searchResultListItem = SearchResultListItemBlueprint.make({
  params: {
    predicate: ({ type }) => type === SCORECARDS_SEARCH_TYPE,
    component: () =>
      import('./components/SearchResult').then(
        m => m.ScorecardsSearchResultListItem,
      ),
  },
});

const searchResultType = SearchFilterResultTypeBlueprint.make({
  params: {
    value: SCORECARDS_SEARCH_TYPE,
    name: 'Scorecards',
    icon: <RiMedal2Line />,
  },
});

/**
 * The scorecards plugin of the new front-end system.
 *
 * @public
 */
export const scorecardsPlugin = createFrontendPlugin({
  pluginId: 'scorecards',
  title: 'Scorecards',
  icon: <RiMedal2Line />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    scorecard: scorecardRouteRef,
    health: healthRouteRef,
    campaigns: campaignsRouteRef,
    campaign: campaignRouteRef,
    exemptions: exemptionsRouteRef,
    leaderboard: leaderboardRouteRef,
    workbench: workbenchRouteRef,
  },
  extensions: [
    scorecardsApi,
    scorecardsPage,
    entityScorecardsContent,
    teamScorecardsContent,
    entityScorecardsCard,
    myScorecardsWidget,
    searchResultListItem,
    searchResultType,
  ],
});
