import { createApiRef } from '@backstage/frontend-plugin-api';
import { GoldenPathApi } from '@guildhall/plugin-golden-path-common';

/**
 * The HTTP API of the golden path, with the identity of the signed-in person.
 *
 * @public
 */
export const goldenPathApiRef = createApiRef<GoldenPathApi>().with({
  id: 'plugin.golden-path.client',
  pluginId: 'golden-path',
});
