import { TemplateParameterSchema } from '@backstage/plugin-scaffolder-react';
import { TemplateDetail } from '@guildhall/plugin-golden-path-common';

export const TEMPLATE: TemplateDetail = {
  name: 'service-node',
  templateRef: 'template:default/service-node',
  title: 'Node.js service',
  description: 'A service that answers, is observed and can be run at night.',
  owner: 'group:default/platform-team',
  type: 'service',
  tags: ['typescript'],
  version: '1.1.0',
  releasedAt: '2026-11-02T08:00:00Z',
  services: 12,
  servicesBehind: 3,
  problems: [],
  statistics: {
    visits: 30,
    runs: 20,
    succeeded: 18,
    failed: 2,
    successRate: 0.9,
    minutesToFinish: 7.4,
    abandonedAt: [
      { step: 'What does it touch?', count: 4 },
      { step: 'plan', count: 1 },
    ],
    failedAt: [{ step: 'Push the repository', count: 2 }],
    rating: { average: 4.25, count: 8 },
  },
  releases: [
    {
      version: '1.1.0',
      releasedAt: '2026-11-02T08:00:00Z',
      changes: '- The probes have a port of their own.',
      services: 9,
    },
    {
      version: '1.0.0',
      releasedAt: '2026-08-02T08:00:00Z',
      changes: '- The first release.',
      services: 3,
    },
  ],
  births: [
    { week: '2026-10-26', count: 2 },
    { week: '2026-11-02', count: 0 },
    { week: '2026-11-09', count: 5 },
  ],
};

/** What the template asks, short enough to be answered in a test. */
export const MANIFEST: TemplateParameterSchema = {
  title: TEMPLATE.title,
  steps: [
    {
      title: 'What is it?',
      description: 'Two things that everybody will call it by.',
      schema: {
        type: 'object',
        required: ['name', 'description'],
        properties: {
          name: {
            type: 'string',
            title: 'Name',
            description: 'Short, in small letters, with hyphens.',
            'ui:field': 'ServiceName',
          },
          description: {
            type: 'string',
            title: 'Description',
            minLength: 10,
          },
        },
      },
    },
    {
      title: 'What does it touch?',
      schema: {
        type: 'object',
        required: ['dataClass'],
        properties: {
          dataClass: {
            type: 'string',
            title: 'Data class',
            enum: ['none', 'internal', 'phi'],
            default: 'internal',
            'ui:field': 'DataClass',
          },
          host: {
            type: 'string',
            title: 'Where the repository lives',
            'ui:field': 'GitHost',
          },
          token: {
            type: 'string',
            title: 'Token of the registry',
            'ui:field': 'Secret',
          },
        },
      },
    },
  ],
};
