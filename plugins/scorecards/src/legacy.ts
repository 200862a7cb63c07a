/**
 * The scorecards plugin of the old front-end system.
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
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  SCORECARDS_SEARCH_TYPE,
  ScorecardsClient,
} from '@guildhall/plugin-scorecards-common';
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

/**
 * The plugin, with its API and its routes.
 *
 * @public
 */
export const scorecardsPlugin = createPlugin({
  id: 'scorecards',
  apis: [
    createApiFactory({
      api: scorecardsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => new ScorecardsClient({ fetchApi }),
    }),
  ],
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
});

/**
 * The pages, to be mounted at `/scorecards`.
 *
 * @public
 */
export const ScorecardsPage = scorecardsPlugin.provide(
  createRoutableExtension({
    name: 'ScorecardsPage',
    component: () =>
      import('./components/ScorecardsPage').then(m => m.LegacyScorecardsPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The tab of an entity page, to be mounted at `/scorecards`.
 *
 * @public
 */
export const EntityScorecardsContent = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsContent',
    component: {
      lazy: () =>
        import('./components/EntityScorecards').then(
          m => m.EntityScorecardsContent,
        ),
    },
  }),
);

/**
 * The tab of the page of a group, to be mounted at `/scorecards`.
 *
 * @public
 */
export const TeamScorecardsContent = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'TeamScorecardsContent',
    component: {
      lazy: () =>
        import('./components/TeamScorecards').then(
          m => m.TeamScorecardsContent,
        ),
    },
  }),
);

/**
 * The card of an entity page.
 *
 * @public
 */
export const EntityScorecardsCard = scorecardsPlugin.provide(
  createComponentExtension({
    name: 'EntityScorecardsCard',
    component: {
      lazy: () =>
        import('./components/EntityScorecards').then(
          m => m.EntityScorecardsCard,
        ),
    },
  }),
);

/**
 * The card of the home page.
 *
 * @public
 */
export const MyScorecardsCard = scorecardsPlugin.provide(
  createCardExtension({
    name: 'MyScorecards',
    title: 'My scorecards',
    components: () =>
      import('./components/MyScorecards').then(m => ({
        Content: m.MyScorecards,
      })),
  }),
);

/**
 * Checks and scorecards among the results of a search.
 *
 * @public
 */
export const ScorecardsSearchResultListItem = scorecardsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'ScorecardsSearchResultListItem',
    component: () =>
      import('./components/SearchResult').then(
        m => m.ScorecardsSearchResultListItem,
      ),
    predicate: ({ type }) => type === SCORECARDS_SEARCH_TYPE,
  }),
);

export { scorecardsApiRef } from './api';
export { scorecardsTranslationRef } from './translation';
