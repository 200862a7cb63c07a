import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { type Stage, stages } from '../../src/extraction/stages.ts';
import type { Feature } from '../../src/http/app.ts';
import { route, startExtraction } from '../support/extraction.ts';
import { json } from '../support/monolith.ts';
import { ask } from '../support/raw-http.ts';

interface Expectation {
  answers: 'old' | 'new';
  /** Of 20 reads and 10 writes, how many came to each path. */
  reads: { old: number; new: number };
  writes: { old: number; new: number };
  compared: number;
}

const expectations: Record<Stage, Expectation> = {
  off: {
    answers: 'old',
    reads: { old: 20, new: 0 },
    writes: { old: 10, new: 0 },
    compared: 0,
  },
  dualwrite: {
    answers: 'old',
    reads: { old: 20, new: 0 },
    writes: { old: 10, new: 10 },
    compared: 0,
  },
  shadow: {
    answers: 'old',
    reads: { old: 20, new: 20 },
    writes: { old: 10, new: 10 },
    compared: 30,
  },
  live: {
    answers: 'new',
    reads: { old: 20, new: 20 },
    writes: { old: 10, new: 10 },
    compared: 30,
  },
  rampdown: {
    answers: 'new',
    reads: { old: 20, new: 20 },
    writes: { old: 10, new: 10 },
    compared: 30,
  },
  complete: {
    answers: 'new',
    reads: { old: 0, new: 20 },
    writes: { old: 0, new: 10 },
    compared: 0,
  },
};

/** A new path that says so, and counts what it is asked. */
function createNewPath() {
  const seen: { method: string; mirrored: boolean }[] = [];
  const feature: Feature = app => {
    const schema = { response: { 200: z.object({ from: z.string() }) } };
    const handler = async () => ({ from: 'new' });
    app.addHook('onRequest', async ({ method, headers }) => {
      seen.push({ method, mirrored: headers['guildhall-extraction'] === 'mirrored' });
    });
    app.get(route, { schema }, handler);
    app.post(route, { schema }, handler);
  };
  return { seen, feature };
}

for (const stage of stages) {
  test(`${stage}: who answers, and who is asked besides`, async t => {
    const expected = expectations[stage];
    const newPath = createNewPath();
    const { url, monolith, finish } = await startExtraction(t, {
      stage,
      old: json({ from: 'old' }),
      new: newPath.feature,
    });

    for (const method of [...Array(20).fill('GET'), ...Array(10).fill('POST')]) {
      const { body } = await ask(`${url}${route}`, method);
      assert.deepEqual(JSON.parse(`${body}`), { from: expected.answers });
    }
    const report = await finish();

    const count = (calls: { method: string }[], method: string) =>
      calls.filter(call => call.method === method).length;
    assert.deepEqual(
      { old: count(monolith.seen, 'GET'), new: count(newPath.seen, 'GET') },
      expected.reads,
    );
    assert.deepEqual(
      { old: count(monolith.seen, 'POST'), new: count(newPath.seen, 'POST') },
      expected.writes,
    );
    assert.equal(report.stage, stage);
    const compared = report.operations.reduce((sum, each) => sum + each.compared, 0);
    const mismatched = report.operations.reduce((sum, each) => sum + each.mismatched, 0);
    assert.deepEqual(
      { compared, mismatched },
      { compared: expected.compared, mismatched: compared },
    );

    // Only the path that does not answer is told that the other one does.
    const told = {
      old: monolith.seen.some(({ headers }) => headers['guildhall-extraction'] === 'mirrored'),
      new: newPath.seen.some(({ mirrored }) => mirrored),
    };
    assert.equal(told[expected.answers], false);
  });
}

test('rampdown mirrors a share of the reads, and every write', async t => {
  const { url, monolith, finish } = await startExtraction(t, {
    stage: 'rampdown',
    rampdownShare: 0,
    old: json({ from: 'old' }),
    new: createNewPath().feature,
  });
  for (const method of ['GET', 'GET', 'POST']) {
    await ask(`${url}${route}`, method);
  }
  await finish();
  assert.deepEqual(
    monolith.seen.map(({ method }) => method),
    ['POST'],
  );
});

test('a write that failed is not repeated on the other path', async t => {
  const newPath = createNewPath();
  const { url, finish } = await startExtraction(t, {
    stage: 'dualwrite',
    old: json({ title: 'Conflict' }, 409),
    new: newPath.feature,
  });
  assert.equal((await ask(`${url}${route}`, 'POST')).status, 409);
  await finish();
  assert.deepEqual(newPath.seen, []);
});

test('a caller cannot say that a call is mirrored', async t => {
  const { url, monolith } = await startExtraction(t, {
    stage: 'off',
    old: json({}),
    new: createNewPath().feature,
  });
  await ask(`${url}${route}`, 'GET', ['Guildhall-Extraction', 'mirrored']);
  assert.equal(monolith.seen[0]?.headers['guildhall-extraction'], undefined);
});

test('who calls is checked by the path that answers', async t => {
  const { url, finish } = await startExtraction(t, {
    stage: 'live',
    old: json({ from: 'old' }),
    new: createNewPath().feature,
    config: {
      auth: {
        issuer: 'https://issuer.example',
        audience: 'service',
        jwksUrl: 'https://issuer.example/keys',
      },
    },
  });
  assert.equal((await ask(`${url}${route}`, 'GET', ['Cookie', 'session=1'])).status, 401);
  const { differences = [] } = await finish();
  assert.ok(differences.some(({ kind }) => kind === 'status'));
});
