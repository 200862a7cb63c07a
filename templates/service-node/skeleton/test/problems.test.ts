import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { z } from 'zod';
import { DependencyError } from '../src/clients/dependency-error.ts';
import { HttpError, problemSchema } from '../src/http/problems.ts';
import type { App } from '../src/http/types.ts';
import { buildTestApp } from './support/app.ts';

let app: App;
before(async () => {
  const built = await buildTestApp({
    features: [
      added => {
        added.post(
          '/visits',
          { schema: { body: z.object({ minutes: z.number(), clinic: z.string() }) } },
          () => 'ok',
        );
        added.get('/gone', () => {
          throw new HttpError(410, 'The visit was deleted.');
        });
        added.get('/broken', () => {
          throw new Error('password=hunter2');
        });
        added.get(
          '/depends/:problem',
          { schema: { params: z.object({ problem: z.enum(['slow', 'left-alone', 'failed']) }) } },
          request => {
            throw new DependencyError('visits', request.params.problem);
          },
        );
      },
    ],
  });
  app = built.app;
});

async function ask(url: string, payload?: object) {
  const response = await app.inject({ url, method: payload ? 'POST' : 'GET', payload });
  assert.match(String(response.headers['content-type']), /^application\/problem\+json/);
  const problem = problemSchema.parse(response.json());
  assert.equal(problem.status, response.statusCode);
  assert.equal(problem.instance, `urn:request:${response.headers['x-request-id']}`);
  return problem;
}

test('what a caller did wrong is told field by field', async () => {
  const problem = await ask('/visits', { minutes: 'many' });
  assert.equal(problem.status, 400);
  assert.deepEqual(problem.errors?.map(({ field }) => field).sort(), ['clinic', 'minutes']);
});

test('what a caller may know is told', async () => {
  const problem = await ask('/gone');
  assert.deepEqual(
    [problem.status, problem.title, problem.detail],
    [410, 'Gone', 'The visit was deleted.'],
  );
});

test('what went wrong inside is not told', async () => {
  const problem = await ask('/broken');
  assert.equal(problem.status, 500);
  assert.doesNotMatch(JSON.stringify(problem), /hunter2/);
});

test('a route that is not there is a problem too', async () => {
  assert.equal((await ask('/nowhere')).status, 404);
});

test('the fault of a dependency is told apart from our own', async () => {
  assert.equal((await ask('/depends/slow')).status, 504);
  assert.equal((await ask('/depends/left-alone')).status, 503);
  assert.equal((await ask('/depends/failed')).status, 502);
});
