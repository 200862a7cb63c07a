const backstageConfig = require('@backstage/cli/config/jest');

const SHARING_RUNTIME = require.resolve('./runtime.cjs');
const SHARED_TRANSFORM = require.resolve('./transform.cjs');

/** How Backstage configures Jest, but what is transformed for one package is there for the next. */
module.exports = backstageConfig.then(({ projects, ...config }) => {
  const moduleNameMapper = Object.assign({}, ...projects.map(mapperOf));
  return {
    ...config,
    projects: projects.map(project => ({
      ...project,
      // Backstage gives packages that are transformed alike one id, and Jest one resolver to each id.
      moduleNameMapper,
      runtime: SHARING_RUNTIME,
      transform: Object.fromEntries(
        Object.entries(project.transform).map(([pattern, transform]) => [
          pattern,
          Array.isArray(transform)
            ? [SHARED_TRANSFORM, transform[1]]
            : transform,
        ]),
      ),
    })),
  };
});

function mapperOf({ moduleNameMapper = {}, rootDir }) {
  return Object.fromEntries(
    Object.entries(moduleNameMapper).map(([pattern, target]) => [
      pattern,
      target.replace('<rootDir>', rootDir),
    ]),
  );
}
