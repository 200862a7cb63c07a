import { TestDatabases } from '@backstage/backend-test-utils';
import { EntityReport } from '@guildhall/plugin-scorecards-common';
import request from 'supertest';
import { atTime } from './__testUtils__/atTime';
import { DEFINITIONS } from './__testUtils__/definitions';
import {
  createDefinitionsDirectory,
  startScorecards,
} from './__testUtils__/startScorecards';
import { service, TestCatalog } from './__testUtils__/TestCatalog';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
const definitions = createDefinitionsDirectory();

const DAY = 86_400_000;

/** The usual definitions, and a check in a stage that is asked for. */
function withStage(stage: string): string {
  return `${DEFINITIONS.replace(
    'checks: [build-green]',
    'checks: [build-green, new]',
  )}---
apiVersion: guildhall.dev/v1alpha1
kind: Check
id: new
title: New
description: It comes.
owner: group:default/guild
rule: facts.build.coverage >= 95.0
${stage}
`;
}

describe.each(databases.eachSupportedId())('stages, %p', id => {
  async function setup(text: string) {
    definitions.setContent({ 'all.yaml': text });
    const knex = await databases.init(id);
    const catalog = new TestCatalog();
    catalog.set(service('a'));
    const backend = await startScorecards({
      knex,
      catalog,
      definitions: definitions.path,
    });
    await backend.synchronize();
    await backend.push({
      entityRef: 'component:default/a',
      source: 'build',
      value: { green: true, coverage: 90 },
    });
    return {
      ...backend,
      knex,
      load: async (next: string) => {
        definitions.setContent({ 'all.yaml': next });
        await backend.synchronize();
      },
      report: (): Promise<EntityReport> =>
        backend.get('/entities/component/default/a'),
    };
  }

  it('shows a check in preview as upcoming, which counts from its day on', async () => {
    const today = Date.parse('2026-12-01T12:00:00Z');
    await atTime(today, async () => {
      const { get, load, report } = await setup(DEFINITIONS);
      const [before] = (await report()).ladders;
      expect(before).toMatchObject({ level: 'silver', points: 4 });

      await load(withStage('stage: preview\nactiveFrom: 2026-12-03'));
      const { ladders, verdicts } = await report();
      const upcoming = { activeFrom: '2026-12-03' };
      expect(ladders[0]).toMatchObject({
        level: 'silver',
        since: before.since,
        points: 4,
        maxPoints: 4,
        coverage: 1,
      });
      expect(ladders[0].levels[0].checks).toMatchObject([
        { id: 'build-green', status: 'pass' },
        { id: 'new', status: 'fail', upcoming },
      ]);
      expect(verdicts.find(({ check }) => check.id === 'new')).toMatchObject({
        status: 'fail',
        next: false,
        upcoming,
      });
      const scorecard = await get('/scorecards/quality');
      expect(scorecard.statusCounts).toMatchObject({ pass: 2, fail: 0 });
      expect(scorecard.checks).toMatchObject([
        { id: 'build-green' },
        { id: 'new', upcoming, statusCounts: { fail: 1 } },
        { id: 'well-covered' },
      ]);
      expect(await get('/movements')).toMatchObject({ totalItems: 0 });

      await atTime(today + DAY, async () => {
        await load(withStage('stage: preview\nactiveFrom: 2026-12-03'));
        expect((await report()).ladders[0].level).toBe('silver');
      });
      await atTime(Date.parse('2026-12-03T00:00:30Z'), async () => {
        // Nobody touches a file.
        await load(withStage('stage: preview\nactiveFrom: 2026-12-03'));
        const counted = await report();
        expect(counted.ladders[0]).toMatchObject({ level: 'none' });
        expect(
          counted.verdicts.find(({ check }) => check.id === 'new'),
        ).toMatchObject({ next: true });
        expect(
          counted.verdicts.find(({ check }) => check.id === 'new')?.upcoming,
        ).toBeUndefined();
        const { yaml, stage } = await get('/definitions/Check/new');
        expect(stage).toBe('active');
        expect(yaml).toContain('activeFrom: 2026-12-03');
      });
    });
  });

  it('keeps the past of what is retired, and drops nobody by it', async () => {
    const { get, load, report, server } = await setup(
      withStage('stage: active'),
    );
    expect((await report()).ladders[0].level).toBe('none');
    await load(withStage('stage: retired'));
    const { ladders, verdicts } = await report();
    expect(ladders[0].level).toBe('silver');
    expect(verdicts.map(({ check }) => check.id)).not.toContain('new');
    const history = await get(
      '/entities/component/default/a/history?check=new',
    );
    expect(history.items).toMatchObject([
      { status: 'fail' },
      { status: 'unknown' },
    ]);

    const retired = DEFINITIONS.replace(
      'type: readiness',
      'type: readiness\nstage: retired',
    );
    await load(retired);
    expect((await report()).ladders).toEqual([]);
    expect((await get('/scorecards')).items).toEqual([]);
    expect((await get('/scorecards?stage=retired')).items).toMatchObject([
      { id: 'quality', stage: 'retired', entities: 0 },
    ]);
    expect((await get('/scorecards/quality')).stage).toBe('retired');
    expect((await get('/scorecards/quality/trend')).levels).toHaveLength(3);

    await load(retired.replace('stage: retired', 'stage: draft'));
    await request(server).get('/api/scorecards/scorecards/quality').expect(404);
    expect((await get('/definitions?kind=Scorecard')).items).toMatchObject([
      { id: 'quality', stage: 'draft' },
    ]);
  });
});
