import { createBackend } from '@backstage/backend-defaults';
import { gitUrlReaderServiceFactory } from '@guildhall/plugin-golden-path-node';
import { searchEngineLoader } from './searchEngineLoader';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-proxy-backend'));

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));
backend.add(import('@guildhall/plugin-auth-backend-module-demo-provider'));

backend.add(import('@backstage/plugin-permission-backend'));
backend.add(
  import('@guildhall/plugin-permission-backend-module-organisation-policy'),
);

backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);

backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);

backend.add(
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
);

backend.add(import('@backstage/plugin-search-backend'));
backend.add(searchEngineLoader);
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));
backend.add(import('@guildhall/plugin-search-backend-module-scorecards'));

backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@guildhall/plugin-techdocs-backend-module-node-generator'));

backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.add(import('@guildhall/plugin-scorecards-backend'));
backend.add(import('@guildhall/plugin-scorecards-backend-module-catalog'));
backend.add(import('@guildhall/plugin-scorecards-backend-module-repository'));
backend.add(
  import('@guildhall/plugin-scorecards-backend-module-tech-insights'),
);

backend.add(gitUrlReaderServiceFactory);
backend.add(import('@guildhall/plugin-golden-path-backend'));
backend.add(import('@guildhall/plugin-catalog-backend-module-golden-path'));
backend.add(import('@guildhall/plugin-scaffolder-backend-module-golden-path'));

backend.add(import('@guildhall/plugin-monitor-coverage-backend'));
backend.add(
  import('@guildhall/plugin-monitor-coverage-backend-module-prometheus'),
);
backend.add(
  import('@guildhall/plugin-monitor-coverage-backend-module-rule-files'),
);

backend.start().catch(error => {
  // Backstage only logs it, and would leave a process that serves nothing.
  console.error(error);
  process.exit(1);
});
