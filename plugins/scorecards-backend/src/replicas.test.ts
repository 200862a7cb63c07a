import { TestDatabases } from '@backstage/backend-test-utils';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));
jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const BOTH = `
apiVersion: guildhall.dev/v1alpha1
kind: FactSource
id: drill
title: Drill
description: Emergency drills
fields:
  passed: { type: bool, description: Whether the last one passed }
---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: build-and-drill
title: Build and drill agree
description: Reads two sources, so that it needs both to be current.
owner: group:default/guild
rule: facts.build.green == facts.drill.passed
`;

describe.each(databases.eachSupportedId())('two replicas, %p', id => {
  it('give the answer that one would give', async () => {
    definitions.setContent({ 'all.yaml': DEFINITIONS, 'both.yaml': BOTH });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const names = Array.from({ length: 30 }, (_, index) => `s${index}`);
    for (const name of names) {
      catalog.set(service(name));
    }
    const options = { knex, catalog, definitions: definitions.path };
    const one = await startScorecards(options);
    const two = await startScorecards(options);
    await one.synchronize();

    const round = (value: boolean) =>
      Promise.all([
        one.push(
          ...names.map(name => ({
            entityRef: `component:default/${name}`,
            source: 'build',
            value: { green: value },
          })),
        ),
        two.push(
          ...[...names].reverse().map(name => ({
            entityRef: `component:default/${name}`,
            source: 'drill',
            value: { passed: value },
          })),
        ),
      ]);
    for (const value of [true, false, true, false]) {
      await round(value);
      for (const replica of [one, two]) {
        const { items, totalItems } = await replica.get(
          '/verdicts?check=build-and-drill&status=pass&limit=200',
        );
        expect([items.length, totalItems]).toEqual([30, 30]);
      }
    }

    // What one replica loads, the other evaluates by.
    definitions.setContent({
      'all.yaml': DEFINITIONS,
      'both.yaml': BOTH.replace('==', '!='),
    });
    await one.synchronize();
    await two.push({
      entityRef: 'component:default/s0',
      source: 'drill',
      value: { passed: true },
    });
    const { items } = await two.get(
      '/verdicts?check=build-and-drill&status=pass',
    );
    expect(items).toHaveLength(1);
  });
});
