import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { userInfoServiceFactory } from '@backstage/backend-defaults/userInfo';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity, RELATION_MEMBER_OF } from '@backstage/catalog-model';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import Router from 'express-promise-router';
import request from 'supertest';
import { authModuleDemoProvider } from './module';

const user = (name: string, displayName: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name, namespace: 'default', description: 'Engineer' },
  spec: { profile: { displayName }, memberOf: ['team-a'] },
  relations: [{ type: RELATION_MEMBER_OF, targetRef: 'group:default/team-a' }],
});

const entities: Entity[] = [
  user('ada.byron', 'Ada Byron'),
  user('grace.murray', 'Grace Murray'),
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'ada.service', namespace: 'default' },
  },
];

const personas: JsonObject[] = [
  { id: 'engineer', title: 'Engineer', user: 'user:default/ada.byron' },
  { id: 'ghost', title: 'Ghost', user: 'user:default/nobody' },
];

/** Answers who the caller is, as any other plugin would see it. */
const whoAmIPlugin = createBackendPlugin({
  pluginId: 'who-am-i',
  register(env) {
    env.registerInit({
      deps: {
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        userInfo: coreServices.userInfo,
      },
      async init({ httpAuth, httpRouter, userInfo }) {
        const router = Router();
        router.get('/', async (req, res) => {
          const credentials = await httpAuth.credentials(req, {
            allow: ['user'],
          });
          res.json(await userInfo.getUserInfo(credentials));
        });
        httpRouter.use(router);
      },
    });
  },
});

async function startBackend(providers: JsonObject) {
  const { server } = await startTestBackend({
    features: [
      authPlugin,
      authModuleDemoProvider,
      whoAmIPlugin,
      authServiceFactory,
      httpAuthServiceFactory,
      userInfoServiceFactory,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers },
        },
      }),
    ],
  });
  return server;
}

const nodeEnv = process.env.NODE_ENV;

describe('authModuleDemoProvider', () => {
  afterEach(() => {
    Object.assign(process.env, { NODE_ENV: nodeEnv });
  });

  it('lists personas and people without a token, and searches people', async () => {
    const server = await startBackend({ demo: { personas } });

    await request(server)
      .get('/api/auth/demo/people?limit=1')
      .expect(200)
      .expect(({ body }) => {
        expect(body.personas).toEqual([
          {
            id: 'engineer',
            title: 'Engineer',
            description: '',
            userEntityRef: 'user:default/ada.byron',
            displayName: 'Ada Byron',
            groups: ['group:default/team-a'],
          },
          {
            id: 'ghost',
            title: 'Ghost',
            description: '',
            userEntityRef: 'user:default/nobody',
            displayName: 'nobody',
            groups: [],
          },
        ]);
        expect(body.people).toEqual([
          {
            userEntityRef: 'user:default/ada.byron',
            displayName: 'Ada Byron',
            title: 'Engineer',
            groups: ['group:default/team-a'],
          },
        ]);
        expect(body.totalItems).toBe(2);
      });

    const search = await request(server).get('/api/auth/demo/people?q=murray');
    expect(search.body.people).toMatchObject([{ displayName: 'Grace Murray' }]);

    const first = await request(server).get('/api/auth/demo/people?limit=1');
    const second = await request(server)
      .get('/api/auth/demo/people')
      .query({ limit: 1, cursor: first.body.nextCursor });
    expect(second.body.people).toMatchObject([{ displayName: 'Grace Murray' }]);

    const invalid = await request(server).get('/api/auth/demo/people?limit=0');
    expect(invalid.status).toBe(400);
    expect(invalid.body.error.message).toMatch(/^limit: /);
  });

  it.each(['engineer', 'user:default/ada.byron', 'Ada.Byron'])(
    'issues a token for %s that other plugins accept, with the groups of the person',
    async name => {
      const server = await startBackend({ demo: { personas } });

      const issued = await request(server)
        .post('/api/auth/demo/token')
        .send({ user: name });
      expect(issued.status).toBe(200);
      expect(issued.body).toEqual({
        token: expect.any(String),
        expiresInSeconds: expect.any(Number),
        userEntityRef: 'user:default/ada.byron',
        ownershipEntityRefs: ['user:default/ada.byron', 'group:default/team-a'],
        profile: { displayName: 'Ada Byron' },
      });

      await request(server)
        .get('/api/who-am-i')
        .set('Authorization', `Bearer ${issued.body.token}`)
        .expect(200, {
          userEntityRef: 'user:default/ada.byron',
          ownershipEntityRefs: [
            'user:default/ada.byron',
            'group:default/team-a',
          ],
        });
      await request(server)
        .get('/api/who-am-i')
        .set('Authorization', `Bearer ${issued.body.token}x`)
        .expect(401);
    },
  );

  it('names the field and the remedy when a person cannot be signed in', async () => {
    const server = await startBackend({ demo: { personas } });
    const post = (body: JsonObject) =>
      request(server).post('/api/auth/demo/token').send(body);

    const unknown = await post({ user: 'ghost' });
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toMatch(
      /^user: the catalog has no 'user:default\/nobody'.*try again/,
    );

    for (const [body, message] of [
      [{}, /^user: /],
      [{ user: 'component:default/ada.service' }, /^user: .* is not a user/],
      [{ user: 'user:/:' }, /^user: .* is not an entity ref/],
      [{ user: 'engineer', name: 'x' }, /"name"/],
    ] as const) {
      const response = await post(body);
      expect(response.status).toBe(400);
      expect(response.body.error.message).toMatch(message);
    }

    const redirect = await request(server).get('/api/auth/demo/start');
    expect(redirect.status).toBe(501);
    expect(redirect.body.error.message).toMatch('/api/auth/demo/token');
  });

  it('does nothing where the provider is not configured, even in production', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    const server = await startBackend({});
    const people = await request(server).get('/api/auth/demo/people');
    expect(people.status).toBe(404);
    const token = await request(server)
      .post('/api/auth/demo/token')
      .send({ user: 'engineer' });
    expect(token.status).toBe(404);
  });

  it('refuses to load in production, and says what to configure instead', async () => {
    Object.assign(process.env, { NODE_ENV: 'production' });
    await expect(startBackend({ demo: { personas } })).rejects.toThrow(
      /refuses to load when NODE_ENV is 'production'.*auth\.providers\.github/,
    );
  });

  it.each([
    [{ title: 'A', user: 'user:default/a' }, /personas\[0\]\.id/],
    [
      { id: 'a', title: 'A', user: 'group:default/a' },
      /personas\[0\]\.user: 'group:default\/a' is not a user/,
    ],
  ])('refuses to start with the bad persona %j', async (persona, message) => {
    await expect(
      startBackend({ demo: { personas: [persona] } }),
    ).rejects.toThrow(message);
  });
});
