import { Entity } from '@backstage/catalog-model';
import { FactSourceDefinition } from '../factSchema';

/** One field of each type. */
export const buildSource: FactSourceDefinition = {
  id: 'build',
  title: 'Build',
  description: 'What the last build said',
  maxAge: { days: 7 },
  fields: {
    green: { type: 'bool', description: 'Whether it passed' },
    runs: { type: 'int', description: 'Runs in the last week' },
    coverage: { type: 'double', description: 'Covered lines', unit: '%' },
    branch: { type: 'string', description: 'The branch' },
    finishedAt: { type: 'timestamp', description: 'When it ended' },
    files: {
      type: 'list',
      description: 'Changed files',
      items: { type: 'string', description: 'A path' },
    },
    shares: {
      type: 'list',
      description: 'Shares',
      items: { type: 'double', description: 'A share' },
    },
    steps: {
      type: 'list',
      description: 'The steps',
      items: {
        type: 'object',
        description: 'A step',
        fields: {
          name: { type: 'string', description: 'Its name' },
          seconds: { type: 'double', description: 'How long it took' },
        },
      },
    },
    timings: {
      type: 'map',
      description: 'Times by stage',
      values: { type: 'double', description: 'Seconds' },
    },
    tool: {
      type: 'object',
      description: 'The tool',
      fields: { version: { type: 'string', description: 'Its version' } },
    },
  },
};

export const ownerSource: FactSourceDefinition = {
  id: 'owner',
  title: 'Owner',
  description: 'Who owns it',
  fields: {
    found: { type: 'bool', description: 'Whether the owner exists' },
    constructorCount: {
      type: 'int',
      description: 'A name that is nearly reserved',
    },
    members: {
      type: 'map',
      description: 'Members by name',
      values: { type: 'int', description: 'Years' },
    },
  },
};

export const now = new Date('2026-11-20T00:00:00Z');

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'visits',
    namespace: 'default',
    annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    tags: ['java', 'core'],
    links: [{ url: 'https://example.com/runbook', title: 'Runbook' }],
  },
  spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
  relations: [
    { type: 'ownedBy', targetRef: 'group:default/team-a' },
    { type: 'dependsOn', targetRef: 'resource:default/db' },
    { type: 'dependsOn', targetRef: 'component:default/auth' },
  ],
};

export const buildFacts = {
  green: true,
  runs: 5,
  coverage: 82.5,
  branch: 'main',
  finishedAt: '2026-11-18T12:00:00Z',
  files: ['README.md', 'src/index.ts'],
  shares: [0.25, 0.75],
  steps: [
    { name: 'compile', seconds: 12 },
    { name: 'test', seconds: 90.5 },
    { name: 'publish' },
  ],
  timings: { queue: 3, total: 105.5 },
  tool: { version: '3.9' },
};
