import { TestDatabases } from '@backstage/backend-test-utils';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { ReevaluationStore } from '../database/ReevaluationStore';
import { ChangePublisher } from './ChangePublisher';
import { Evaluator } from './Evaluator';
import { Reevaluator } from './Reevaluator';

const sleep = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

describe.each(databases.eachSupportedId())('Reevaluator, %p', id => {
  it('begins nothing more once a batch has failed, and ends what it began', async () => {
    const db = await databases.init(id);
    let begun = 0;
    let underWay = 0;
    const begin = async (_tx: unknown, ids: number[]) => {
      begun += 1;
      underWay += 1;
      await sleep(ids.includes(1) ? 10 : 100);
      underWay -= 1;
      throw new Error(`not ${ids[0]}`);
    };
    const reevaluator = new Reevaluator({
      db,
      evaluator: { begin } as Partial<Evaluator> as Evaluator,
      projection: {} as Partial<EntityProjection> as EntityProjection,
      publisher: {} as Partial<ChangePublisher> as ChangePublisher,
      store: {} as Partial<ReevaluationStore> as ReevaluationStore,
    });

    const ids = Array.from({ length: 1_000 }, (_, index) => index + 1);
    await expect(
      reevaluator.evaluateAll(ids, new AbortController().signal),
    ).rejects.toThrow('not 1');
    expect(underWay).toBe(0);
    expect(begun).toBeLessThanOrEqual(2);
    await sleep(200);
    expect(begun).toBeLessThanOrEqual(2);
  });
});
