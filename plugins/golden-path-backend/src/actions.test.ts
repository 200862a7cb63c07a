import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import {
  createDirectory,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { templateFolder } from './__testUtils__/templates';
import { group, TestCatalog } from './__testUtils__/TestCatalog';
import { testScaffolder } from './__testUtils__/testScaffolder';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = createDirectory();

async function setup(result: typeof allow) {
  directory.setContent({ templates: { 'service-node': templateFolder() } });
  const knex = await databases.init('SQLITE_3');
  const actions = actionsRegistryServiceMock();
  await startGoldenPath({
    knex,
    folder: directory.path,
    catalog: new TestCatalog([group('visits-team')]),
    groups: ['group:default/visits-team'],
    scaffolder: testScaffolder(knex),
    permissions: {
      authorize: async requests => requests.map(() => result),
      authorizeConditional: async requests => requests.map(() => result),
    },
    features: [
      createServiceFactory({
        service: actionsRegistryServiceRef,
        deps: {},
        factory: () => actions,
      }),
    ],
  });
  return async (name: string, input: object = {}) => {
    const { output } = await actions.invoke({
      id: `test:${name}`,
      input: JSON.parse(JSON.stringify(input)),
      credentials: mockCredentials.user(),
    });
    return output;
  };
}

const ANSWERS = { name: 'visits-api', owner: 'group:default/visits-team' };

describe('actions', () => {
  it('answers agents as the pages', async () => {
    const invoke = await setup(allow);
    expect(await invoke('list-templates')).toEqual({
      items: [
        {
          name: 'service-node',
          title: 'A service-node',
          description: 'Makes a service.',
          version: '1.0.0',
          services: 0,
          problems: [],
        },
      ],
    });
    expect(
      await invoke('preflight', {
        template: 'service-node',
        answers: { name: 'Visits API' },
      }),
    ).toMatchObject({
      ok: false,
      findings: expect.arrayContaining([
        expect.objectContaining({
          check: 'name-convention',
          status: 'blocked',
          suggestion: 'visits-api',
        }),
      ]),
    });
    expect(
      await invoke('plan-service', {
        template: 'service-node',
        answers: ANSWERS,
      }),
    ).toMatchObject({
      version: '1.0.0',
      ok: true,
      blocked: [],
      files: [
        { path: 'README.md', size: 13 },
        { path: 'bin/start' },
        { path: 'catalog-info.yaml' },
      ],
      effects: [{ status: 'create' }, { status: 'create' }],
      handover: [{ title: 'Put the secrets into the secret store' }],
      run: ['npm ci', 'npm start'],
    });
  });

  it('asks for the same permissions', async () => {
    const invoke = await setup(deny);
    for (const [name, permission, input] of [
      ['list-templates', 'golden-path.template.read', {}],
      ['preflight', 'golden-path.plan.create', { answers: {} }],
      [
        'plan-service',
        'golden-path.plan.create',
        { template: 'service-node', answers: ANSWERS },
      ],
    ] as const) {
      await expect(invoke(name, input)).rejects.toThrow(permission);
    }
  });
});
