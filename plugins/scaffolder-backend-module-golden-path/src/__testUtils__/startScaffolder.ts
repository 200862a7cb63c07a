import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import { JsonObject } from '@backstage/types';
import {
  GitHost,
  GitHosts,
  goldenPathServiceRef,
} from '@guildhall/plugin-golden-path-node';
import request from 'supertest';
import { z } from 'zod';
import scaffolderModuleGoldenPath from '..';
import { FakeGoldenPath } from './FakeGoldenPath';

/** Who runs the templates; no administrator. */
export const MAYA = 'user:default/maya.okafor';

const dryRunSchema = z.object({
  directoryContents: z.array(
    z.object({ path: z.string(), base64Content: z.string() }),
  ),
  output: z.record(z.string(), z.unknown()),
});

type Location = Awaited<ReturnType<CatalogService['addLocation']>>['location'];

/** A run of a template, from its start to its end. */
export interface FinishedTask {
  id: string;
  status: string;
  /** Why it failed. */
  error: string;
  /** All that anybody may read of it. */
  log: string;
  output: unknown;
}

const actionsSchema = z.array(
  z.object({
    id: z.string(),
    description: z.string().optional(),
    examples: z
      .array(z.object({ description: z.string(), example: z.string() }))
      .optional(),
    schema: z
      .object({ input: z.record(z.string(), z.json()).optional() })
      .optional(),
  }),
);

const eventsSchema = z.array(
  z.object({
    id: z.number(),
    type: z.string(),
    body: z.object({
      message: z.string().optional(),
      error: z.object({ message: z.string() }).optional(),
      output: z.unknown().optional(),
    }),
  }),
);

/** A folder for workspaces and repositories; one for each test file. */
export function createDirectory() {
  return createMockDirectory({ mockOsTmpDir: false });
}

/** Starts a backend with the scaffolder, its actions of the golden path, and git. */
export async function startScaffolder(options: {
  folder: string;
  goldenPath: FakeGoldenPath;
  entities: Entity[];
  /** Default: a local one. */
  gitHost?: object;
}) {
  const {
    entities,
    folder,
    goldenPath,
    gitHost = {
      id: 'local',
      title: 'This machine',
      type: 'local',
      root: `${folder}/git`,
    },
  } = options;
  const data = {
    app: { baseUrl: 'https://portal.example.com' },
    backend: { workingDirectory: folder },
    goldenPath: { git: { hosts: [gitHost] } },
  };
  const locations: Location[] = [];
  const registrants: unknown[] = [];
  const catalog = catalogServiceMock.mock({
    async getEntityByRef(ref) {
      const wanted = typeof ref === 'string' ? ref : stringifyEntityRef(ref);
      return entities.find(entity => stringifyEntityRef(entity) === wanted);
    },
    getLocationByRef: async ref =>
      locations.find(({ type, target }) => `${type}:${target}` === ref),
    async addLocation({ target }, call) {
      registrants.push(call && 'credentials' in call && call.credentials);
      if (locations.some(location => location.target === target)) {
        throw new Error('409 Conflict');
      }
      const location = {
        id: `location-${locations.length + 1}`,
        entityRef: `location:default/location-${locations.length + 1}`,
        type: 'url',
        target,
      };
      locations.push(location);
      return { location, entities: [] };
    },
  });
  const { server } = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleGoldenPath,
      catalog.factory,
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({
        service: goldenPathServiceRef,
        deps: {},
        factory: () => goldenPath,
      }),
    ],
  });
  const host: GitHost = GitHosts.fromConfig(
    mockServices.rootConfig({ data }),
  ).get();

  const authorization = mockCredentials.user.header(MAYA);
  async function post(path: string, body: object): Promise<unknown> {
    const response = await request(server)
      .post(`/api/scaffolder/v2${path}`)
      .set('Authorization', authorization)
      .send(body);
    if (!response.ok) {
      throw new Error(`${response.status} ${response.text}`);
    }
    return response.body;
  }

  async function finish(id: string, attempt: number): Promise<FinishedTask> {
    const events: z.output<typeof eventsSchema> = [];
    const log: string[] = [];
    const completions = () =>
      events.filter(({ type }) => type === 'completion');
    while (completions().length < attempt) {
      const after = events.at(-1)?.id;
      const response = await request(server)
        .get(`/api/scaffolder/v2/tasks/${id}/events`)
        .query(after === undefined ? {} : { after })
        .set('Authorization', authorization);
      log.push(response.text);
      events.push(...eventsSchema.parse(response.body));
    }
    const task = await request(server)
      .get(`/api/scaffolder/v2/tasks/${id}`)
      .set('Authorization', authorization);
    const body = completions().at(-1)?.body;
    return {
      id,
      status: z.object({ status: z.string() }).parse(task.body).status,
      error: body?.error?.message ?? '',
      log: log.join(),
      output: body?.output,
    };
  }

  return {
    host,
    locations,
    registrants,

    async run(
      templateRef: string,
      values: JsonObject,
      secrets: Record<string, string> = {},
    ): Promise<FinishedTask> {
      const answer = await post('/tasks', { templateRef, values, secrets });
      return finish(z.object({ id: z.string() }).parse(answer).id, 1);
    },

    async retry(task: FinishedTask): Promise<FinishedTask> {
      await post(`/tasks/${task.id}/retry`, {});
      return finish(task.id, 2);
    },

    /** The actions of the golden path, as the pages show them. */
    async listActions() {
      const response = await request(server)
        .get('/api/scaffolder/v2/actions')
        .set('Authorization', authorization);
      return actionsSchema
        .parse(response.body)
        .filter(({ id }) => id.startsWith('guildhall:'));
    },

    async dryRun(template: Entity, values: JsonObject) {
      const answer = await post('/dry-run', {
        template,
        values,
        directoryContents: [],
      });
      return dryRunSchema.parse(answer);
    },
  };
}
