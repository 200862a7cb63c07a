import { createApiRef } from '@backstage/frontend-plugin-api';
import { ScorecardsApi } from '@guildhall/plugin-scorecards-common';

/**
 * The HTTP API of scorecards, with the identity of the signed-in person.
 *
 * @public
 */
export const scorecardsApiRef = createApiRef<ScorecardsApi>().with({
  id: 'plugin.scorecards.client',
  pluginId: 'scorecards',
});
