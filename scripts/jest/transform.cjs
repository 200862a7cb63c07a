const { createHash } = require('node:crypto');
const { version } = require('@swc/core/package.json');
const swcTransform = require('@backstage/cli/config/jestSwcTransform');

/**
 * The transform of Backstage, with a cache that packages share: its own key holds all of a
 * package's configuration, so that each package transforms the same dependencies again.
 */
exports.createTransformer = config => {
  const transformer = swcTransform.createTransformer(config);
  const shared = JSON.stringify([version, config]);
  return {
    ...transformer,
    getCacheKey: (source, filename, { instrument, supportsStaticESM }) =>
      createHash('sha1')
        .update(
          JSON.stringify([shared, filename, instrument, supportsStaticESM]),
        )
        .update(source)
        .digest('hex'),
  };
};
