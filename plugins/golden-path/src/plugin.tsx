import { createFrontendPlugin } from '@backstage/frontend-plugin-api';

/**
 * From an idea to a running, production-quality service, and up to date after.
 *
 * @public
 */
export const goldenPathPlugin = createFrontendPlugin({
  pluginId: 'golden-path',
  title: 'Golden path',
  info: { packageJson: () => import('../package.json') },
  extensions: [],
});
