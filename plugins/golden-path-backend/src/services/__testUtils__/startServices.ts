import {
  coreServices,
  createBackendPlugin,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import {
  createServiceMock,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { actionsRegistryServiceMock } from '@backstage/backend-test-utils/alpha';
import { ConfigReader } from '@backstage/config';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import { goldenPathPermissions } from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Authorizer, EntityProjection } from '@guildhall/plugin-guildhall-node';
import { TestScheduler } from '@guildhall/plugin-guildhall-node/testUtils';
import { factsServiceRef } from '@guildhall/plugin-scorecards-node';
import express from 'express';
import { Knex } from 'knex';
import { join } from 'node:path';
import request from 'supertest';
import { migrate } from '../../database/migrate';
import { createServices } from '../createServices';
import { TestCatalog } from './TestCatalog';
import { TestLedger } from './TestLedger';
import { TestReleases } from './TestReleases';
import { TestRepository } from './TestRepository';

const factsMock = createServiceMock(factsServiceRef, () => ({
  declareSource: jest.fn(),
  push: jest.fn(),
}));

/** Starts the part about generated services over a real database and git. */
export async function startServices(options: {
  knex: Knex;
  /** For repositories; one for all replicas. */
  folder: string;
  catalog: TestCatalog;
  ledger: TestLedger;
  releases: TestReleases;
  permissions?: Partial<PermissionsService>;
  /** Makes the git host a remote one, with this in its configuration. */
  remote?: object;
}) {
  const { knex, folder, catalog, ledger, releases } = options;
  const scheduler = new TestScheduler();
  const facts = factsMock();
  facts.push.mockResolvedValue({ changed: 0, unchanged: 0, rejected: [] });
  const actionsRegistry = actionsRegistryServiceMock();
  const root = join(folder, 'git');
  const local = hostsOf({ id: 'local', type: 'local', root });
  const gitHosts = options.remote
    ? hostsOf({
        id: 'local',
        type: 'remote',
        cloneUrl: `file://${root}/{name}.git`,
        ...options.remote,
      })
    : local;
  const plugin = createBackendPlugin({
    pluginId: 'golden-path',
    register(env) {
      env.registerInit({
        deps: {
          actionsRegistry: actionsRegistryServiceRef,
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          database: coreServices.database,
          facts: factsServiceRef,
          httpAuth: coreServices.httpAuth,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          permissions: coreServices.permissions,
          permissionsRegistry: coreServices.permissionsRegistry,
          scheduler: coreServices.scheduler,
        },
        async init(deps) {
          deps.permissionsRegistry.addPermissions(goldenPathPermissions);
          const projection = await EntityProjection.create(deps);
          const { routes, tasks } = createServices({
            ...deps,
            actionsRegistry,
            authorizer: new Authorizer(deps.permissions),
            db: await migrate(deps.database),
            effects: ledger,
            gitHosts,
            projection,
            releases,
            renderer: releases,
          });
          deps.httpRouter.use(express.json());
          deps.httpRouter.use(routes);
          for (const { id, schedule, run } of tasks) {
            await deps.scheduler.scheduleTask({ id, ...schedule, fn: run });
          }
        },
      });
    },
  });
  const { server } = await startTestBackend({
    features: [
      plugin,
      catalog.factory,
      facts.factory,
      mockServices.database.factory({ knex }),
      scheduler.factory,
      ...(options.permissions
        ? [mockServices.permissions.mock(options.permissions).factory]
        : []),
    ],
  });
  const send = async (
    method: 'get' | 'post',
    path: string,
    body?: JsonObject,
  ) => request(server)[method](`/api/golden-path${path}`).send(body);
  const succeed = async (
    method: 'get' | 'post',
    path: string,
    body?: JsonObject,
  ) => {
    const response = await send(method, path, body);
    expect([path, response.status, response.body.error?.message]).toEqual([
      path,
      200,
      undefined,
    ]);
    return response.body;
  };
  return {
    actionsRegistry,
    facts,
    host: gitHosts.get('local'),
    server,
    send,
    get: (path: string) => succeed('get', path),
    post: (path: string, body: JsonObject = {}) => succeed('post', path, body),
    run: (task: string) => scheduler.run(task),
    /** Makes a repository as the scaffolder would, and clones it for its team. */
    give: async (
      name: string,
      birth: { version: string; answers: JsonObject },
    ) => {
      const host = local.get();
      const answers = JSON.parse(JSON.stringify(birth.answers));
      const { commit } = await host.createAndPush({
        name,
        files: await releases.render({ version: birth.version, answers }),
        message: 'Born',
        author: {
          name: 'Guildhall',
          email: 'guildhall@localhost',
          date: new Date('2026-11-21T12:00:00Z'),
        },
      });
      const taskId = `task-${name}`;
      const entityRef = `component:default/${name}`;
      const { id } = await ledger.begin({
        taskId,
        stepId: 'publish',
        key: name,
        title: `Repository ${name}`,
        target: { kind: 'git-repository', host: 'local', name },
        createdBy: 'user:default/mock',
      });
      await ledger.finish(id, {
        status: 'done',
        entityRef,
        target: { kind: 'git-repository', host: 'local', name, commit },
      });
      const response = await request(server)
        .post('/api/golden-path/services')
        .set('Authorization', mockCredentials.service.header())
        .send({
          entityRef,
          host: 'local',
          name,
          template: 'service-node',
          version: birth.version,
          taskId,
          createdBy: 'user:default/mock',
        });
      expect([response.status, response.body]).toEqual([200, {}]);
      return TestRepository.clone(host.remoteUrl(name), join(folder, 'clones'));
    },
  };
}

function hostsOf(host: object): GitHosts {
  return GitHosts.fromConfig(
    new ConfigReader({
      app: { baseUrl: 'http://localhost:3000' },
      goldenPath: { git: { hosts: [host] } },
    }),
  );
}
