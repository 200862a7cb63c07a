import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  service,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const directory = createDirectory();

async function setup(result: typeof allow) {
  directory.setContent({ 'policy.yaml': POLICY, 'visit.yaml': JOURNEY });
  const actions = actionsRegistryServiceMock();
  const { refresh } = await startMonitorCoverage({
    knex: await databases.init('SQLITE_3'),
    catalog: new TestCatalog([
      group('visits-team'),
      database('visits-db'),
      database('history-db'),
      service('visits-api', {
        dependsOn: ['resource:default/history-db'],
      }),
    ]),
    definitions: directory.path,
    providers: [new TestProvider('one', [monitor('busy', 'visits-db')])],
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
  await refresh();
  return async (name: string, input: object) => {
    const { output } = await actions.invoke({
      id: `test:${name}`,
      input: JSON.parse(JSON.stringify(input)),
      credentials: mockCredentials.user(),
    });
    return output;
  };
}

describe('actions', () => {
  it('answer agents as the pages', async () => {
    const invoke = await setup(allow);
    expect(await invoke('list-monitor-gaps', { limit: 1 })).toMatchObject({
      totalItems: 4,
      items: [
        {
          entityRef: 'resource:default/history-db',
          owner: 'group:default/visits-team',
          signal: 'saturation',
          rung: 'none',
          endangers: 1,
          journeys: ["A patient's visit"],
        },
      ],
      nextCursor: expect.any(String),
    });
    expect(
      await invoke('list-monitor-gaps', { signal: 'latency' }),
    ).toMatchObject({ totalItems: 1 });
    expect(
      await invoke('get-monitored-part', {
        entityRef: 'Resource:default/visits-db',
      }),
    ).toMatchObject({
      signals: [
        { signal: 'saturation', rung: 'routed' },
        { signal: 'storage', waivedBecause: 'It shares a volume.' },
      ],
      monitors: [{ name: 'busy', rung: 'routed' }],
      watchOverdue: true,
    });
    await expect(
      invoke('get-monitored-part', { entityRef: 'visits-db' }),
    ).rejects.toThrow('full entity ref');
  });

  it('need the permission that the pages need', async () => {
    const invoke = await setup(deny);
    for (const [name, input] of [
      ['list-monitor-gaps', {}],
      ['get-monitored-part', { entityRef: 'resource:default/visits-db' }],
    ] as const) {
      await expect(invoke(name, input)).rejects.toThrow(
        "permission 'monitor-coverage.coverage.read'",
      );
    }
  });
});
