import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Operation } from '@guildhall/plugin-guildhall-node';
import {
  allow,
  deny,
  limitedTo,
} from '@guildhall/plugin-guildhall-node/testUtils';
import request from 'supertest';
import { z } from 'zod';
import { FakeScorecards } from './__testUtils__/FakeScorecards';
import { localGit } from './__testUtils__/localGit';
import { JOURNEY, POLICY } from './__testUtils__/definitions';
import {
  createDirectory,
  ME,
  startMonitorCoverage,
} from './__testUtils__/startMonitorCoverage';
import {
  database,
  group,
  service,
  system,
  TestCatalog,
} from './__testUtils__/TestCatalog';
import { monitor, TestProvider } from './__testUtils__/TestProvider';
import { operations } from './openapi/operations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();
const git = createDirectory();

const BODIES: Record<string, object> = {
  '/matches': {
    provider: 'one',
    monitor: 'busy',
    entityRef: 'resource:default/visits-db',
    signal: 'saturation',
    decision: 'confirm',
  },
  '/watches': {
    entityRef: 'resource:default/visits-db',
    outcome: 'all-well',
  },
  '/proposals': { entityRef: 'component:default/visits-api' },
  '/drills': {
    provider: 'one',
    monitor: 'busy',
    entityRef: 'resource:default/visits-db',
    what: 'Pulled the plug.',
    heard: true,
  },
  '/waivers': {
    entityRef: 'resource:default/visits-db',
    signal: 'saturation',
    because: 'It is replaced in spring.',
    until: '2998-01-01T00:00:00Z',
  },
  '/gate': { before: [], after: [] },
};

const QUERIES: Record<string, string> = {
  '/suggestions': '?part=resource:default/visits-db&signal=storage',
  '/proposals': '?part=component:default/visits-api',
};

function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

describe.each(databases.eachSupportedId())('permissions, %p', id => {
  async function setup(
    decide: Partial<
      Record<'authorize' | 'conditional', typeof allow | typeof deny>
    > & { only?: ReturnType<typeof limitedTo> },
  ) {
    const { authorize = allow, conditional = allow, only } = decide;
    directory.setContent({ 'policy.yaml': POLICY, 'visit.yaml': JOURNEY });
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    const backend = await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog([
        group('visits-team', [ME]),
        group('billing-team'),
        system('visits', 'domain:default/care'),
        database('visits-db', { system: 'system:default/visits' }),
        database('bills-db', { owner: 'group:default/billing-team' }),
        service('visits-api', {
          system: 'system:default/visits',
          dependsOn: [
            'resource:default/visits-db',
            'resource:default/bills-db',
          ],
        }),
      ]),
      definitions: directory.path,
      rootConfig: localGit(git.path),
      providers: [
        new TestProvider('one', [
          monitor('busy', 'visits-db', { annotations: {} }),
          monitor('bills', 'bills-db', { annotations: {} }),
          monitor('nothing', 'nowhere', { annotations: {} }),
        ]),
      ],
      features: [auditor.factory, new FakeScorecards().plugin],
      permissions: {
        authorize: async requests => requests.map(() => authorize),
        authorizeConditional: async requests =>
          requests.map(() => only ?? conditional),
      },
    });
    await backend.refresh();
    /** A request that would succeed for somebody who may. */
    const ask = (operation: Operation, authorization: string) =>
      request(backend.server)
        [operation.method](
          `/api/monitor-coverage${operation.path
            .replace('{kind}/{namespace}', 'resource/default')
            .replace('{id}', 'one')
            .replace(
              '{name}',
              operation.path.startsWith('/journeys') ? 'visit' : 'visits-db',
            )}${QUERIES[operation.path] ?? ''}`,
        )
        .set('Authorization', authorization)
        .send(operation.method === 'get' ? undefined : BODIES[operation.path]);
    return { ...backend, ask, auditor, event };
  }

  it('refuses every route to whoever has no right, and to nobody in particular', async () => {
    const { ask, auditor } = await setup({ authorize: deny });
    for (const operation of operations) {
      const denied = await ask(operation, mockCredentials.user.header());
      expect([nameOf(operation), denied.status]).toEqual([
        nameOf(operation),
        403,
      ]);
      expect(denied.body.error.message).toMatch(
        /permission 'monitor-coverage\./,
      );
      const anonymous = await ask(operation, mockCredentials.none.header());
      expect([nameOf(operation), anonymous.status]).toEqual([
        nameOf(operation),
        401,
      ]);
    }
    expect(auditor.createEvent).not.toHaveBeenCalled();
  });

  it('answers every route as its contract says, and writes down what changes something', async () => {
    const { ask, auditor, event, server } = await setup({});
    const document = await request(server).get(
      '/api/monitor-coverage/openapi.json',
    );
    expect(document.body.openapi).toBe('3.1.0');
    for (const operation of operations) {
      const response = await ask(operation, mockCredentials.user.header());
      expect([
        nameOf(operation),
        response.status,
        response.body.error?.message,
      ]).toEqual([nameOf(operation), 200, undefined]);
      const { error } = (operation.response ?? z.never()).safeParse(
        response.body,
      );
      expect([nameOf(operation), error && z.prettifyError(error)]).toEqual([
        nameOf(operation),
        undefined,
      ]);
      const { path, method, summary } = operation;
      expect(document.body.paths[path][method].summary).toBe(summary);
    }
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
    ).toEqual([
      'match-decide',
      'watch-create',
      'providers-refresh',
      'proposal-create',
      'drill-create',
      'waiver-request',
    ]);
    expect(event.success).toHaveBeenCalledTimes(6);

    for (const path of [
      '/parts/resource/default/none',
      '/journeys/none',
      '/providers/none/unmatched',
      '/suggestions?part=resource:default/none&signal=storage',
      '/proposals?part=resource:default/none',
      '/nothing',
    ]) {
      const response = await request(server).get(
        `/api/monitor-coverage${path}`,
      );
      expect([path, response.status]).toEqual([path, 404]);
    }
    for (const [method, path, body, field] of [
      ['get', '/parts?limit=0', {}, 'limit'],
      ['get', '/parts?limit=201', {}, 'limit'],
      ['get', '/parts?cursor=x', {}, 'cursor'],
      ['get', '/parts?colour=red', {}, 'colour'],
      ['get', '/parts?signal=smell', {}, 'signal'],
      ['get', '/parts?rung=high', {}, 'rung'],
      ['get', '/parts?q=%00', {}, 'NUL'],
      ['get', '/gaps?cursor=WzFd', {}, 'cursor'],
      ['get', '/trend?days=0', {}, 'days'],
      ['get', '/hygiene?kind=bad', {}, 'kind'],
      ['get', '/watches?part=visits-db', {}, 'part'],
      ['get', '/watches/queue?overdue=maybe', {}, 'overdue'],
      ['get', '/roll-ups?by=colour', {}, 'by'],
      ['get', '/suggestions?part=a:b/c', {}, 'signal'],
      ['post', '/matches', { ...BODIES['/matches'], signal: 'x' }, 'signal'],
      ['post', '/matches', { ...BODIES['/matches'], note: 'a\0b' }, 'NUL'],
      ['post', '/watches', { outcome: 'all-well' }, 'entityRef'],
      ['post', '/gate', { before: [] }, 'after'],
      ['get', '/proposals?part=x', {}, 'part'],
      [
        'post',
        '/proposals',
        { ...BODIES['/proposals'], suggestions: [] },
        'suggestions',
      ],
    ] as const) {
      const response = await request(server)
        [method](`/api/monitor-coverage${path}`)
        .send(method === 'get' ? undefined : body);
      expect([path, response.status]).toEqual([path, 400]);
      expect(response.body.error.message).toContain(field);
    }
  });

  it('shows nobody what they may not read in the catalog', async () => {
    const { get, server } = await setup({
      only: limitedTo('IS_ENTITY_OWNER', {
        claims: ['group:default/visits-team'],
      }),
    });
    for (const path of [
      '/summary',
      '/trend',
      '/parts',
      '/gaps',
      '/hygiene',
      '/watches',
      '/watches/queue',
      '/roll-ups?by=owner',
      '/parts/component/default/visits-api',
      '/policy',
    ]) {
      const text = JSON.stringify(await get(path));
      expect([path, text.match(/bills|billing/)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
    const { nodes } = await get('/journeys/visit');
    expect(nodes).toContainEqual({
      entityRef: 'resource:default/bills-db',
      title: 'resource:default/bills-db',
      kind: 'resource',
      gaps: 0,
      readable: false,
    });
    for (const [method, path, body] of [
      ['get', '/parts/resource/default/bills-db', undefined],
      ['get', '/suggestions?part=resource:default/bills-db&signal=storage'],
      ['get', '/proposals?part=resource:default/bills-db'],
      ['post', '/proposals', { entityRef: 'resource:default/bills-db' }],
      [
        'post',
        '/drills',
        { ...BODIES['/drills'], entityRef: 'resource:default/bills-db' },
      ],
      [
        'post',
        '/waivers',
        { ...BODIES['/waivers'], entityRef: 'resource:default/bills-db' },
      ],
      [
        'post',
        '/matches',
        { ...BODIES['/matches'], entityRef: 'resource:default/bills-db' },
      ],
      [
        'post',
        '/watches',
        { entityRef: 'resource:default/bills-db', outcome: 'all-well' },
      ],
    ] as const) {
      const response = await request(server)
        [method](`/api/monitor-coverage${path}`)
        .send(body);
      expect([path, response.status, response.body.error.message]).toEqual([
        path,
        404,
        'There is no part resource:default/bills-db',
      ]);
    }
    const { parts } = await get('/summary');
    expect(parts).toBe(2);
  });

  it('leaves what only a person can say to persons', async () => {
    const { ask } = await setup({});
    for (const operation of operations) {
      const response = await ask(operation, mockCredentials.service.header());
      const isForPersons = [
        '/drills',
        '/matches',
        '/proposals',
        '/waivers',
        '/watches',
      ].includes(operation.path);
      expect([nameOf(operation), response.status]).toEqual([
        nameOf(operation),
        isForPersons && operation.method === 'post' ? 403 : 200,
      ]);
    }
  });

  it('publishes every route that there is', async () => {
    const { use, factory } = mockServices.httpRouter.mock();
    await startMonitorCoverage({
      knex: await databases.init(id),
      catalog: new TestCatalog(),
      features: [factory],
    });
    expect(listRoutes(use.mock.lastCall?.[0]).sort()).toEqual(
      [...operations.map(nameOf), 'get /openapi.json'].sort(),
    );
  });
});

const stackSchema = z.array(
  z.object({
    route: z
      .object({
        path: z.string(),
        methods: z.record(z.string(), z.unknown()),
      })
      .optional(),
  }),
);

function listRoutes(router: unknown): string[] {
  const stack =
    typeof router === 'function' ? Reflect.get(router, 'stack') : undefined;
  return (stackSchema.safeParse(stack).data ?? []).flatMap(({ route }) =>
    route
      ? Object.keys(route.methods).map(
          method => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`,
        )
      : [],
  );
}
