const backstageConfig = require('@backstage/cli/config/jest');

const SHARED_TRANSFORM = require.resolve('./transform.cjs');

/** How Backstage configures Jest, but what one package transformed is there for the next. */
module.exports = backstageConfig.then(({ projects, ...config }) => ({
  ...config,
  projects: projects.map(project => ({
    ...project,
    transform: Object.fromEntries(
      Object.entries(project.transform).map(([pattern, transform]) => [
        pattern,
        Array.isArray(transform) ? [SHARED_TRANSFORM, transform[1]] : transform,
      ]),
    ),
  })),
}));
