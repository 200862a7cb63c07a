import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Operation } from '@guildhall/plugin-guildhall-node';
import { allow, deny } from '@guildhall/plugin-guildhall-node/testUtils';
import request from 'supertest';
import { z } from 'zod';
import {
  createDirectory,
  ME,
  startGoldenPath,
} from './__testUtils__/startGoldenPath';
import { templateFolder } from './__testUtils__/templates';
import { testScaffolder } from './__testUtils__/testScaffolder';
import { operations } from './openapi/operations';
import { serviceOperations } from './services/serviceOperations';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const directory = createDirectory();

/** Routes that are for services, which the permission framework lets through. */
const FOR_SERVICES = [
  'get /templates/entities',
  'get /templates/{name}/releases/{version}/files',
  'post /effects',
  'patch /effects/{id}',
];

const BODIES: Record<string, object> = {
  '/preflight': { answers: {} },
  '/plans': {
    template: 'service-node',
    answers: { name: 'x-y-z', owner: 'a' },
  },
  '/visits/{id}': { template: 'service-node', step: 'What is it?' },
  '/effects/{id}': { status: 'done' },
  '/effects': {
    taskId: 'task-1',
    stepId: 'publish',
    key: 'k',
    title: 'A location',
    target: { kind: 'catalog-location', target: 'http://x' },
    createdBy: ME,
  },
  '/feedback': { template: 'service-node', version: '1.0.0', rating: 5 },
};

function nameOf({ method, path }: Operation): string {
  return `${method} ${path}`;
}

describe.each(databases.eachSupportedId())('permissions, %p', id => {
  async function setup(result: typeof allow) {
    directory.setContent({ templates: { 'service-node': templateFolder() } });
    const knex = await databases.init(id);
    const backend = await startGoldenPath({
      knex,
      folder: directory.path,
      scaffolder: testScaffolder(knex),
      permissions: {
        authorize: async requests => requests.map(() => result),
        authorizeConditional: async requests => requests.map(() => result),
      },
    });
    await knex('run').insert({
      task_id: 'task-1',
      template: 'service-node',
      template_version: '1.0.0',
      status: 'completed',
      created_by: ME,
      created_at: new Date(),
    });
    await knex('effect').insert({
      id: 'effect-1',
      task_id: 'task-1',
      step_id: 'register',
      key: 'location',
      title: 'A location',
      target: JSON.stringify({ kind: 'catalog-location', target: 'http://x' }),
      status: 'done',
      created_by: ME,
      created_at: new Date(),
    });
    /** A request that would succeed for somebody who may. */
    const ask = (operation: Operation, authorization: string) =>
      request(backend.server)
        [operation.method](
          `/api/golden-path${operation.path
            .replace('{name}', 'service-node')
            .replace('{version}', '1.0.0')
            .replace('{taskId}', 'task-1')
            .replace('/effects/{id}', '/effects/effect-1')
            .replace('{id}', 'visit-0001')}`,
        )
        .set('Authorization', authorization)
        .send(operation.method === 'get' ? undefined : BODIES[operation.path]);
    return { ...backend, ask };
  }

  it('refuses every route to whoever has no right, and to nobody in particular', async () => {
    const { ask } = await setup(deny);
    for (const operation of operations) {
      const denied = await ask(operation, mockCredentials.user.header());
      expect([nameOf(operation), denied.status]).toEqual([
        nameOf(operation),
        403,
      ]);
      expect(denied.body.error.message).toMatch(
        FOR_SERVICES.includes(nameOf(operation))
          ? /Only services/
          : /permission 'golden-path\./,
      );
      const anonymous = await ask(operation, mockCredentials.none.header());
      expect([nameOf(operation), anonymous.status]).toEqual([
        nameOf(operation),
        401,
      ]);
    }
  });

  it('answers every route as its contract says', async () => {
    const { ask, server } = await setup(allow);
    const document = await request(server).get('/api/golden-path/openapi.json');
    expect(document.body.openapi).toBe('3.1.0');
    for (const operation of operations) {
      const response = await ask(
        operation,
        FOR_SERVICES.includes(nameOf(operation))
          ? mockCredentials.service.header()
          : mockCredentials.user.header(),
      );
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
    for (const path of ['/templates/none', '/runs/none', '/nothing']) {
      const response = await request(server).get(`/api/golden-path${path}`);
      expect([path, response.status]).toEqual([path, 404]);
    }
    for (const [method, path, body, field] of [
      ['get', '/templates?limit=0', {}, 'limit'],
      ['get', '/templates?cursor=x', {}, 'cursor'],
      ['get', '/templates?colour=red', {}, 'colour'],
      ['get', '/effects?status=great', {}, 'status'],
      ['get', '/effects?entityRef=a', {}, 'entityRef'],
      ['get', '/effects?cursor=x', {}, 'cursor'],
      ['get', '/feedback?version=x', {}, 'version'],
      ['get', '/templates/%00', {}, 'NUL'],
      ['post', '/preflight', {}, 'answers'],
      ['post', '/preflight', { answers: {}, template: '../etc' }, 'template'],
      ['post', '/plans', { answers: {} }, 'template'],
      ['put', '/visits/1', {}, 'id'],
      ['put', '/visits/visit-0001', { template: 'a' }, 'step'],
      ['post', '/feedback', { rating: 0 }, 'rating'],
      ['put', '/visits/visit-0001', { step: 'a\0b' }, 'NUL'],
    ] as const) {
      const response = await request(server)
        [method](`/api/golden-path${path}`)
        .send(method === 'get' ? undefined : body);
      expect([path, response.status]).toEqual([path, 400]);
      expect(response.body.error.message).toContain(field);
    }
  });

  it('publishes every route that there is', async () => {
    const { use, factory } = mockServices.httpRouter.mock();
    await startGoldenPath({
      knex: await databases.init(id),
      folder: directory.path,
      features: [factory],
    });
    const published = [...operations, ...serviceOperations].map(nameOf);
    expect(listRoutes(use.mock.lastCall?.[0]).sort()).toEqual(
      [...published, 'get /openapi.json'].sort(),
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
    handle: z.unknown(),
  }),
);

/** The routes of a router and of those that are mounted in it. */
function listRoutes(router: unknown): string[] {
  const stack =
    typeof router === 'function' ? Reflect.get(router, 'stack') : undefined;
  return (stackSchema.safeParse(stack).data ?? []).flatMap(
    ({ route, handle }) =>
      route
        ? Object.keys(route.methods).map(
            method => `${method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`,
          )
        : listRoutes(handle),
  );
}
