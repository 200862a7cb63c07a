const backstageConfig = require('@backstage/cli/config/jest');

const SHARING_RUNTIME = require.resolve('./runtime.cjs');
const SHARED_TRANSFORM = require.resolve('./transform.cjs');

/** How Backstage configures Jest, but what is transformed for one package is there for the next. */
module.exports = backstageConfig.then(({ projects, ...config }) => ({
  ...config,
  projects: projects.map(project => ({
    ...project,
    runtime: SHARING_RUNTIME,
    transform: Object.fromEntries(
      Object.entries(project.transform).map(([pattern, transform]) => [
        pattern,
        Array.isArray(transform) ? [SHARED_TRANSFORM, transform[1]] : transform,
      ]),
    ),
  })),
}));
