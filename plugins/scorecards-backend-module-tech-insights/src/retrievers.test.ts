import {
  entityMetadataFactRetriever,
  entityOwnershipFactRetriever,
  techdocsFactRetriever,
} from '@backstage-community/plugin-tech-insights-backend';
import {
  FactRetriever,
  TechInsightFact,
} from '@backstage-community/plugin-tech-insights-node';
import {
  createMockDirectory,
  mockCredentials,
} from '@backstage/backend-test-utils';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { DateTime, Duration } from 'luxon';
import { convertTechInsightsChecks } from '.';
import { startPortal } from './__testUtils__/startPortal';

// A catalog that is still being filled is looked at again after a while: here, at once.
jest.mock('node:timers/promises', () => ({
  ...jest.requireActual('node:timers/promises'),
  setTimeout: async () => {},
}));
jest.setTimeout(120_000);

function component(name: string, extra: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', ...extra.metadata },
    spec: { type: 'service', lifecycle: 'production', ...extra.spec },
  };
}

const CHECKS = [
  {
    id: 'groupOwnerCheck',
    type: 'json-rules-engine',
    name: 'A group owns it',
    description: 'People leave.',
    factIds: ['entityOwnershipFactRetriever'],
    rule: {
      conditions: {
        all: [{ fact: 'hasGroupOwner', operator: 'equal', value: true }],
      },
    },
  },
  {
    id: 'describedCheck',
    type: 'json-rules-engine',
    name: 'It is described',
    description: 'So that it is found.',
    factIds: ['entityMetadataFactRetriever', 'techdocsFactRetriever'],
    rule: {
      conditions: {
        any: [
          { fact: 'hasDescription', operator: 'equal', value: true },
          {
            fact: 'hasAnnotationBackstageIoTechdocsRef',
            operator: 'equal',
            value: true,
          },
        ],
      },
    },
  },
];

const shipped = [
  entityMetadataFactRetriever,
  entityOwnershipFactRetriever,
  techdocsFactRetriever,
];

/** The source of a retriever that answers about everything, however asked. */
function createRetriever(
  handler: FactRetriever['handler'],
  rest: Partial<FactRetriever> = {},
): FactRetriever {
  return {
    id: 'build-facts',
    version: '1.0.0',
    schema: {
      'last-build': { type: 'datetime', description: 'When' },
      warnings: { type: 'set', description: 'What' },
      coverage: { type: 'float', description: 'How much' },
      retries: { type: 'integer', description: 'How often' },
      raw: { type: 'object', description: 'Everything' },
    },
    handler,
    ...rest,
  };
}

describe('fact retrievers as collectors', () => {
  const directory = createMockDirectory({ mockOsTmpDir: false });

  it('runs those that come with Tech Insights, and its checks over them', async () => {
    const { yaml, notConverted } = convertTechInsightsChecks({
      checks: CHECKS,
      schemas: Object.fromEntries(
        shipped.map(({ id, schema }) => [id, schema]),
      ),
      owner: 'group:default/guild',
    });
    expect(notConverted).toEqual([]);
    directory.setContent({ 'checks.yaml': yaml });
    const many = Array.from({ length: 120 }, (_, index) =>
      component(`many-${index}`),
    );
    const { get, requests, run, schedules } = await startPortal({
      retrievers: shipped,
      definitions: directory.path,
      entities: [
        component('good', {
          metadata: { name: 'good', description: 'It is good', tags: ['a'] },
          spec: { owner: 'team-a' },
        }),
        component('documented', {
          metadata: {
            name: 'documented',
            annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
          },
          spec: { owner: 'user:ada' },
        }),
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: 'team-a', namespace: 'default' },
          spec: { type: 'team' },
        },
        ...many,
      ],
    });
    await run('synchronize');

    const factsOf = async (ref: string) => {
      const { items } = await get(`/facts?entityRef=${ref}`);
      return Object.fromEntries(
        items.map((fact: { source: string; value: object }) => [
          fact.source,
          fact.value,
        ]),
      );
    };
    await expect(factsOf('component:default/good')).resolves.toEqual({
      entityMetadataFactRetriever: {
        hasTitle: false,
        hasDescription: true,
        hasTags: true,
      },
      entityOwnershipFactRetriever: { hasOwner: true, hasGroupOwner: true },
      techdocsFactRetriever: {
        hasAnnotationBackstageIoTechdocsRef: false,
        hasAnnotationBackstageIoTechdocsEntity: false,
      },
    });
    // Who owns a group is not a question that the retriever answers.
    expect(Object.keys(await factsOf('group:default/team-a')).sort()).toEqual([
      'entityMetadataFactRetriever',
      'techdocsFactRetriever',
    ]);
    // Each is asked for some entities by name, and never for all of them.
    for (const [filter] of requests) {
      expect(filter).toMatch(/^kind=\w+,metadata\.namespace=default,/);
      expect(filter.split('metadata.name=').length - 1).toBeLessThan(101);
    }
    expect(schedules.get('collect-techdocsFactRetriever')).toMatchObject({
      frequency: { days: 1 },
    });

    const statusesOf = async (ref: string) => {
      const { items } = await get(`/verdicts?entityRef=${ref}`);
      return Object.fromEntries(
        items.map(
          ({ check, status }: { check: { id: string }; status: string }) => [
            check.id,
            status,
          ],
        ),
      );
    };
    await expect(statusesOf('component:default/good')).resolves.toEqual({
      'group-owner-check': 'pass',
      'described-check': 'pass',
    });
    await expect(statusesOf('component:default/documented')).resolves.toEqual({
      'group-owner-check': 'fail',
      'described-check': 'pass',
    });
    await expect(statusesOf('component:default/many-119')).resolves.toEqual({
      'group-owner-check': 'fail',
      'described-check': 'fail',
    });
    // Nothing was said about the owner of a group, which is not a fault of it.
    await expect(statusesOf('group:default/team-a')).resolves.toEqual({
      'group-owner-check': 'unknown',
      'described-check': 'fail',
    });
  });

  it('maps types, filters, schedules and lifecycles', async () => {
    const entities = ['a', 'b', 'c'].map(name =>
      component(name, { metadata: { name, tags: [name] } }),
    );
    const { get, run, schedules } = await startPortal({
      entities,
      retrievers: [
        {
          factRetriever: createRetriever(
            async (): Promise<TechInsightFact[]> => [
              {
                entity: { kind: 'Component', namespace: 'default', name: 'a' },
                facts: {
                  'last-build': DateTime.fromISO('2026-03-01T10:00:00+01:00'),
                  warnings: ['deprecated', 'unused'],
                  coverage: 82.5,
                  retries: 3,
                  raw: { any: 'thing' },
                  undeclared: 1,
                },
              },
              {
                entity: { kind: 'component', namespace: 'default', name: 'b' },
                facts: { retries: 'often' },
              },
            ],
            {
              title: 'Builds',
              entityFilter: [
                {
                  kind: ['component', 'api'],
                  'spec.type': CATALOG_FILTER_EXISTS,
                },
                { 'metadata.tags': 'x' },
              ],
            },
          ),
          cadence: '*/15 * * * *',
          timeout: { minutes: 2 },
          lifecycle: { timeToLive: { weeks: 1 } },
          initialDelay: Duration.fromObject({ seconds: 30 }),
        },
        createRetriever(async () => [], { id: 'configured' }),
      ],
      config: {
        techInsights: {
          factRetrievers: {
            configured: {
              cadence: '5 4 * * *',
              lifecycle: { timeToLive: { days: 3 } },
            },
          },
        },
      },
    });
    await run('synchronize');

    const { items: sources } = await get('/sources');
    expect(sources).toMatchObject([
      {
        id: 'build_facts',
        title: 'Builds',
        maxAge: { milliseconds: 604_800_000 },
        fields: {
          last_build: { type: 'timestamp', description: 'When' },
          warnings: { type: 'list', items: { type: 'string' } },
          coverage: { type: 'double' },
          retries: { type: 'int' },
        },
      },
      { id: 'configured', maxAge: { milliseconds: 259_200_000 } },
    ]);
    expect(Object.keys(sources[0].fields)).not.toContain('raw');
    expect(schedules.get('collect-build_facts')).toMatchObject({
      frequency: { cron: '*/15 * * * *' },
      initialDelay: { milliseconds: 30_000 },
    });
    expect(schedules.get('collect-configured')).toMatchObject({
      frequency: { cron: '5 4 * * *' },
    });

    const a = await get('/facts?entityRef=component:default/a');
    expect(a.items).toMatchObject([
      {
        source: 'build_facts',
        value: {
          last_build: '2026-03-01T09:00:00.000Z',
          warnings: ['deprecated', 'unused'],
          coverage: 82.5,
          retries: 3,
        },
      },
    ]);
    // What does not fit the retriever's own schema is an error, not a fact.
    const b = await get('/facts?entityRef=component:default/b');
    expect(b.items[0].value).toBeUndefined();
    expect(b.items[0].error.message).toContain("'retries' must be an int");
    // Of this one it said nothing.
    const c = await get('/facts?entityRef=component:default/c');
    expect(c.items).toEqual([]);
  });

  it('calls a retriever that passes by the filter once a round, and tells its failures', async () => {
    const entities = Array.from({ length: 250 }, (_, index) =>
      component(`s${index}`),
    );
    let calls = 0;
    const failures: Error[] = [];
    const { get, run } = await startPortal({
      entities,
      retrievers: [
        createRetriever(async () => {
          calls += 1;
          for (const failure of failures) {
            throw failure;
          }
          return entities.map(({ kind, metadata }) => ({
            entity: { kind, namespace: 'default', name: metadata.name },
            facts: { retries: calls },
          }));
        }),
      ],
    });
    await run('synchronize');
    expect(calls).toBe(1);
    const { sources } = await get('/health');
    expect(sources).toMatchObject([{ id: 'build_facts', fresh: 250 }]);

    failures.push(new Error('the build server is away'));
    const later = jest.spyOn(Date, 'now');
    later.mockReturnValue(new Date().getTime() + 600_000);
    await run('collect-build_facts');
    later.mockRestore();
    // Once a batch, and not once an entity.
    expect(calls).toBe(4);
    const { items } = await get('/facts?entityRef=component:default/s7');
    expect(items).toMatchObject([
      {
        value: { retries: 1 },
        error: { message: 'the retriever failed: the build server is away' },
      },
    ]);
  });

  it('converts checks as an action, for those who may read facts', async () => {
    const input = { checks: JSON.stringify(CHECKS), owner: 'group:default/g' };
    const credentials = mockCredentials.user();
    const id = 'test:convert-tech-insights-checks';
    const { actions } = await startPortal({ retrievers: shipped });
    const { output } = await actions.invoke({ id, input, credentials });
    expect(output).toMatchObject({
      yaml: expect.stringContaining('owner: group:default/g'),
      converted: [
        { from: 'groupOwnerCheck', id: 'group-owner-check', notes: [] },
        {
          from: 'describedCheck',
          rule: '(facts.entityMetadataFactRetriever.hasDescription == true) || (facts.techdocsFactRetriever.hasAnnotationBackstageIoTechdocsRef == true)',
        },
      ],
      notConverted: [],
    });

    const { actions: denied } = await startPortal({
      retrievers: [],
      permissions: {
        authorize: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
        authorizeConditional: async requests =>
          requests.map(() => ({ result: AuthorizeResult.DENY })),
      },
    });
    await expect(denied.invoke({ id, input, credentials })).rejects.toThrow(
      "the permission 'scorecards.fact.read'",
    );
  });
});
