import { TestDatabases } from '@backstage/backend-test-utils';
import { parseDefinitions } from '@guildhall/plugin-scorecards-common';
import request from 'supertest';
import { DEFINITIONS } from './__testUtils__/definitions';
import { letTimePass } from './__testUtils__/letTimePass';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const IN_STAGES = `---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: not-ready
title: A draft
description: Named by a scorecard that is in force.
owner: group:default/guild
stage: draft
rule: facts.build.green
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: ideas
title: Ideas
description: A draft
owner: group:default/guild
type: readiness
stage: draft
levels: [{ id: one, title: One, checks: [build-green] }]
`;

describe.each(databases.eachSupportedId())('the gate, %p', id => {
  it('answers what verdicts are made of, as they are made', async () => {
    definitions.setContent({ 'all.yaml': `${DEFINITIONS}${IN_STAGES}` });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a', { system: 'system:default/care' }));
    const { get, push, server, synchronize } = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await synchronize();
    const fact = { entityRef: 'component:default/a', source: 'build' };
    await push({ ...fact, value: { green: true } });
    const gate = () => get('/gate?entityRef=component:default/a');

    const first = await gate();
    const { documents, problems } = parseDefinitions({
      text: first.definitions
        .map((document: object) => JSON.stringify(document))
        .join('\n---\n'),
      location: 'gate',
    });
    expect(problems).toEqual([]);
    // A draft is left out of a scorecard only by who knows that it is one.
    expect(
      documents.map(({ kind, definition }) => `${kind} ${definition.id}`),
    ).toEqual([
      'FactSource build',
      'Check build-green',
      'Check well-covered',
      'Check not-ready',
      'Scorecard quality',
    ]);
    expect(first.known).toMatchObject({
      entity: {
        kind: 'Component',
        metadata: { name: 'a' },
        relations: expect.arrayContaining([
          { type: 'partOf', targetRef: 'system:default/care' },
        ]),
      },
      facts: [{ source: 'build', value: { green: true } }],
      exempted: [],
    });

    // The last good value counts until it is stale.
    await push({ ...fact, error: 'the build server is away' });
    expect((await gate()).known.facts[0].error).toBeUndefined();
    await letTimePass(knex, 3 * 86_400_000);
    expect((await gate()).known.facts[0]).toMatchObject({
      value: { green: true },
      error: 'the build server is away',
    });

    const unknown = await get('/gate?entityRef=component:default/new');
    expect(unknown.known).toBeUndefined();
    expect(unknown.definitions).toEqual(first.definitions);
    const wrong = await request(server).get('/api/scorecards/gate');
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toContain('entityRef');
  });
});
