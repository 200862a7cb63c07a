import {
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { EntityProjection } from '../projection/EntityProjection';
import {
  applyEntityAccess,
  authorizeEntities,
  EntityAccess,
} from './EntityAccess';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

const entities: Entity[] = [
  {
    apiVersion: 'v1',
    kind: 'Component',
    metadata: {
      name: 'mine',
      namespace: 'default',
      etag: '1',
      annotations: { 'example.com/Tier': 'Gold' },
      labels: { zone: 'a' },
      tags: ['phi'],
    },
    spec: { type: 'service', definition: 'x'.repeat(10_000) },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/a' }],
  },
  {
    apiVersion: 'v1',
    kind: 'API',
    metadata: { name: 'theirs', namespace: 'default', etag: '1' },
    spec: { type: 'openapi' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/b' }],
  },
];

function condition(rule: string, params: Record<string, string | string[]>) {
  return { rule, resourceType: 'catalog-entity', params };
}

describe.each(databases.eachSupportedId())('EntityAccess, %p', id => {
  async function setup() {
    const knex = await databases.init(id);
    const projection = await EntityProjection.create({
      auth: mockServices.auth(),
      database: mockServices.database({ knex }),
      catalog: catalogServiceMock({ entities }),
    });
    await projection.sweep({
      signal: new AbortController().signal,
      onChanged: async () => {},
    });
    const readable = async (access: EntityAccess) => {
      const query = knex('entity').orderBy('name');
      applyEntityAccess(query, access);
      return query.pluck('name');
    };
    const some = (
      criteria: Extract<EntityAccess, { criteria: {} }>['criteria'],
    ) => readable({ entities: 'some', criteria });
    return { knex, readable, some };
  }

  it('finds in SQL what the rules of the catalog allow', async () => {
    const { readable, some } = await setup();
    expect(await readable({ entities: 'all' })).toEqual(['mine', 'theirs']);
    expect(await readable({ entities: 'none' })).toEqual([]);
    const mine = [
      condition('IS_ENTITY_OWNER', { claims: ['group:default/A'] }),
      condition('IS_ENTITY_KIND', { kinds: ['component'] }),
      condition('HAS_ANNOTATION', { annotation: 'example.com/tier' }),
      condition('HAS_ANNOTATION', {
        annotation: 'example.com/tier',
        value: 'gold',
      }),
      condition('HAS_LABEL', { label: 'zone', value: 'a' }),
      condition('HAS_METADATA', { key: 'tags', value: 'phi' }),
      condition('HAS_SPEC', { key: 'type', value: 'service' }),
      // Its text is not kept, but that there is one.
      condition('HAS_SPEC', { key: 'definition' }),
    ];
    for (const rule of mine) {
      expect(await some(rule)).toEqual(['mine']);
      expect(await some({ not: rule })).toEqual(['theirs']);
    }
    expect(
      await some({
        anyOf: [mine[0], condition('IS_ENTITY_KIND', { kinds: ['API'] })],
      }),
    ).toEqual(['mine', 'theirs']);
    expect(
      await some({
        allOf: [mine[0], condition('IS_ENTITY_KIND', { kinds: ['API'] })],
      }),
    ).toEqual([]);
  });

  it('shows nothing where it cannot tell what is allowed', async () => {
    const { knex, readable } = await setup();
    expect(await knex('entity')).toHaveLength(2);
    for (const unknown of [
      condition('IS_FRIDAY', {}),
      condition('constructor', {}),
      condition('IS_ENTITY_KIND', { kind: 'api' }),
      condition('HAS_LABEL', { label: ['zone'] }),
    ]) {
      await expect(
        readable({ entities: 'some', criteria: { not: unknown } }),
      ).rejects.toMatchObject({
        name: 'NotImplementedError',
        message: expect.stringContaining(`by the rule '${unknown.rule}'`),
      });
    }
  });
});

describe('authorizeEntities', () => {
  it('tells all, none and some apart', async () => {
    const credentials = mockCredentials.user();
    const decide = (result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) =>
      authorizeEntities(mockServices.permissions({ result }), credentials);
    expect(await decide(AuthorizeResult.ALLOW)).toEqual({ entities: 'all' });
    expect(await decide(AuthorizeResult.DENY)).toEqual({ entities: 'none' });
  });
});
