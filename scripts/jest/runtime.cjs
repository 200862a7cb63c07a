const BackstageRuntime = require('@backstage/cli/config/jestCachingModuleLoader');

/** Dependencies as this worker runs them; they do not change while it does. */
const transformed = new Map();

/**
 * Keeps transformed dependencies once for all packages: once for each, they fill the memory of a
 * worker so soon that Jest replaces it by one that starts from nothing.
 */
module.exports = class SharingRuntime extends BackstageRuntime {
  transformFile(filename, options) {
    if (!filename.includes('/node_modules/')) {
      return super.transformFile(filename, options);
    }
    const key = JSON.stringify([this._config.id, filename, options]);
    if (!transformed.has(key)) {
      transformed.set(key, super.transformFile(filename, options));
    }
    return transformed.get(key);
  }
};
