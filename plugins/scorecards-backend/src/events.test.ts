import { TestDatabases } from '@backstage/backend-test-utils';
import {
  levelsChangedEventSchema,
  verdictsChangedEventSchema,
} from '@guildhall/plugin-scorecards-common';
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

const IN_PREVIEW = `
---
apiVersion: guildhall.dev/v1alpha1
kind: Scorecard
id: tomorrow
title: Tomorrow
description: What will be asked.
owner: group:default/guild
type: readiness
stage: preview
levels:
  - id: ready
    title: Ready
    checks: [build-green]
`;

describe.each(databases.eachSupportedId())('events, %p', id => {
  it('tell who rose and who fell, a hundred at a time', async () => {
    definitions.setContent({ 'all.yaml': `${DEFINITIONS}${IN_PREVIEW}` });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    const names = Array.from({ length: 120 }, (_, index) => `s${index}`);
    names.forEach(name => catalog.set(service(name)));
    const { events, push, signals, synchronize } = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    const publish = (...changed: string[]) => ({
      green: async (green: boolean) => {
        await letTimePass(knex, 3_600_000);
        events.publish.mockClear();
        signals.publish.mockClear();
        await push(
          ...changed.map(name => ({
            entityRef: `component:default/${name}`,
            source: 'build',
            value: { green, coverage: 70 },
          })),
        );
        return events.publish.mock.calls.map(([{ topic, eventPayload }]) =>
          topic === 'guildhall.scorecards.levels-changed'
            ? levelsChangedEventSchema.parse(eventPayload).changes
            : verdictsChangedEventSchema.parse(eventPayload).entityRefs,
        );
      },
    });
    await synchronize();

    // What is measured for the first time has a level, but did not move.
    expect(await publish('s0').green(true)).toEqual([['component:default/s0']]);
    expect(await publish('s0').green(false)).toEqual([
      ['component:default/s0'],
      [
        {
          entityRef: 'component:default/s0',
          scorecard: 'quality',
          from: 'silver',
          to: 'none',
          direction: 'down',
          at: expect.any(String),
        },
      ],
    ]);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(await publish('s0').green(false)).toEqual([]);
    expect(signals.publish).not.toHaveBeenCalled();

    await publish(...names).green(false);
    const [named, ...moved] = await publish(...names).green(true);
    expect(named).toEqual([]);
    expect(moved.map(changes => changes.length)).toEqual([100, 20]);
    expect(moved.flat()).toContainEqual(
      expect.objectContaining({
        entityRef: 'component:default/s119',
        direction: 'up',
      }),
    );
  });
});
