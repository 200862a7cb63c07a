import { PLAN } from '../__fixtures__/plan';
import { RUN } from '../__fixtures__/run';
import { TEMPLATE } from '../__fixtures__/template';
import { FakeScaffolder } from './FakeScaffolder';
import { renderGoldenPath, RenderOptions } from './renderGoldenPath';

/** Opens a page on the way to a service, where all goes well by default. */
export function renderStart(
  path: string,
  options: Partial<RenderOptions> = {},
) {
  return renderGoldenPath(path, {
    scaffolder: new FakeScaffolder(),
    ...options,
    api: {
      listTemplates: async () => ({ items: [TEMPLATE], totalItems: 1 }),
      getTemplate: async () => TEMPLATE,
      listFeedback: async () => ({ items: [], totalItems: 0 }),
      listHosts: async () => ({
        items: [
          {
            id: 'local',
            title: 'This machine',
            type: 'local',
            isDefault: true,
          },
        ],
      }),
      preflight: async () => ({ ok: true, findings: [] }),
      createPlan: async () => PLAN,
      getRun: async () => RUN,
      recordVisit: async () => {},
      ...options.api,
    },
  });
}
