import { Plan } from '@guildhall/plugin-golden-path-common';

export const PLAN: Plan = {
  template: 'service-node',
  version: '1.1.0',
  ok: true,
  findings: [
    {
      check: 'name-free-in-registry',
      field: 'name',
      status: 'unknown',
      message: 'The package registry did not answer.',
    },
  ],
  effects: [
    {
      kind: 'git-repository',
      title: 'Repository visits-api',
      target: 'This machine / visits-api',
      status: 'create',
      undo: 'The repository is deleted, unless somebody pushed to it.',
    },
    {
      kind: 'catalog-location',
      title: 'Entry in the catalog',
      target: 'catalog-info.yaml of visits-api',
      status: 'exists',
      reason: 'It was registered before.',
      undo: 'The entry is removed.',
    },
  ],
  files: [
    file('README.md', '# visits-api\n', 'seed'),
    file(
      'Dockerfile',
      'FROM node:24\nUSER node\n',
      'managed',
      'FROM node:22\nUSER node\n',
    ),
    file('src/probes/live.ts', 'export const live = 1;\n', 'merged'),
    {
      ...file('logo.png', 'iVBORw0KGgo=', 'seed'),
      encoding: 'base64',
      size: 1234,
    },
  ],
  handover: [
    {
      id: 'secrets',
      title: 'Put the secrets into the secret store',
      description: 'The service does not start without them.',
      owner: 'group:default/platform-team',
    },
    { id: 'oncall', title: 'Say who is on call' },
  ],
  run: ['npm ci', 'npm start'],
};

function file(
  path: string,
  content: string,
  policy: Plan['files'][number]['policy'],
  before?: string,
): Plan['files'][number] {
  return {
    path,
    content,
    policy,
    before,
    mode: '100644',
    encoding: 'utf8',
    size: content.length,
  };
}
