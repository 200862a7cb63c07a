import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import type { Feature } from '../../src/http/app.ts';
import { route, startExtraction } from '../support/extraction.ts';
import { json } from '../support/monolith.ts';
import { ask } from '../support/raw-http.ts';

const schema = { response: { 200: z.object({ from: z.string() }) } };

/** A new path that does this with every call. */
function doing(handler: () => unknown): Feature {
  return app => {
    app.get(route, { schema }, async () => handler() as { from: string });
    app.post(route, { schema }, async () => handler() as { from: string });
  };
}

test('a new path that throws does not reach the caller, and is counted', async t => {
  const { url, finish } = await startExtraction(t, {
    stage: 'shadow',
    old: json({ from: 'old' }),
    new: doing(() => {
      throw new Error('broken');
    }),
  });
  const { status, body } = await ask(`${url}${route}`, 'GET');
  assert.deepEqual([status, `${body}`], [200, '{"from":"old"}']);
  const { differences = [], mismatched } = await finish();
  assert.equal(mismatched, 1);
  assert.ok(differences.some(({ kind }) => kind === 'status'));
});

test('a write that the other path refuses is counted, also where nothing is compared', async t => {
  const { url, finish } = await startExtraction(t, {
    stage: 'dualwrite',
    old: json({ from: 'old' }),
    new: doing(() => {
      throw new Error('broken');
    }),
  });
  assert.equal((await ask(`${url}${route}`, 'POST')).status, 200);
  assert.deepEqual((await finish()).mirrored, { refused: 1 });
});

test('a path that hangs is left behind after its time, and holds its place meanwhile', async t => {
  const hanging = Promise.withResolvers<{ from: string }>();
  const { url, finish } = await startExtraction(t, {
    stage: 'shadow',
    old: json({ from: 'old' }),
    new: doing(() => hanging.promise),
    settings: { mirrorMs: 50, mirrorConcurrency: 2 },
  });
  for (let call = 0; call < 5; call += 1) {
    assert.equal((await ask(`${url}${route}`, 'GET')).status, 200);
  }
  const report = finish();
  hanging.resolve({ from: 'new' });
  const { mirrored, compared } = await report;
  assert.equal(mirrored?.busy, 3);
  assert.equal((mirrored?.['timed-out'] ?? 0) + (mirrored?.done ?? 0), 2);
  assert.equal(compared, mirrored?.done ?? 0);
});

test('a monolith that is not there any more does not reach the caller once the new path answers', async t => {
  const { url, monolith, finish } = await startExtraction(t, {
    stage: 'live',
    old: json({ from: 'old' }),
    new: doing(() => ({ from: 'new' })),
  });
  await monolith.close();
  const { status, body } = await ask(`${url}${route}`, 'GET');
  assert.deepEqual([status, `${body}`], [200, '{"from":"new"}']);
  assert.deepEqual((await finish()).mirrored, { failed: 1 });
});

test('what is too large to keep is answered all the same, and not mirrored', async t => {
  const { url, monolith, finish } = await startExtraction(t, {
    stage: 'shadow',
    old: ({ body }, response) => response.end(`${body.length} bytes`),
    new: doing(() => ({ from: 'new' })),
    settings: { keptBytes: 1_000 },
  });
  const { body } = await ask(
    `${url}${route}`,
    'POST',
    ['content-type', 'text/plain'],
    Buffer.alloc(200_000, 'x'),
  );
  assert.equal(`${body}`, '200000 bytes');
  assert.equal(monolith.seen.length, 1);
  assert.deepEqual((await finish()).mirrored, { 'too-large': 1 });
});

test('an answer that is too large to keep is passed on whole, and not compared', async t => {
  const large = 'x'.repeat(200_000);
  const { url, finish } = await startExtraction(t, {
    stage: 'shadow',
    old: json({ from: large }),
    new: doing(() => ({ from: large })),
    settings: { keptBytes: 1_000 },
  });
  const { body } = await ask(`${url}${route}`, 'GET');
  assert.equal(`${body}`, JSON.stringify({ from: large }));
  const { compared, notComparable } = await finish();
  assert.deepEqual({ compared, notComparable }, { compared: 0, notComparable: 1 });
});

test('a call that is being answered when the service stops is answered, and mirrored', async t => {
  const started = Promise.withResolvers<void>();
  const finishing = Promise.withResolvers<{ from: string }>();
  const { app, url, monolith, lifecycle } = await startExtraction(t, {
    stage: 'live',
    old: json({ from: 'old' }),
    new: doing(() => {
      started.resolve();
      return finishing.promise;
    }),
  });
  const answer = ask(`${url}${route}`, 'POST');
  await started.promise;
  lifecycle.phase = 'draining';
  const closed = app.close();
  finishing.resolve({ from: 'new' });
  assert.equal(`${(await answer).body}`, '{"from":"new"}');
  await closed;
  assert.equal(monolith.seen.length, 1);
});
