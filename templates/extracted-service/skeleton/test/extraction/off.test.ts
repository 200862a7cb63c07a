import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { route, startExtraction } from '../support/extraction.ts';
import type { SeenRequest } from '../support/monolith.ts';
import { ask } from '../support/raw-http.ts';

const LARGE = Buffer.alloc(3 * 1024 * 1024, 'x');

/** An old path with habits: what matters is that none of them is lost. */
function habits({ method, url }: SeenRequest, response: ServerResponse) {
  response.sendDate = false;
  const answers: Record<string, () => void> = {
    '/odd': () => {
      response.writeHead(200, [
        ...['Content-Type', 'application/json;charset=UTF-8', 'X-Odd-Case', ' padded '],
        ...['Set-Cookie', 'a=1; Path=/', 'Set-Cookie', 'b=2', 'Vary', 'Accept'],
      ]);
      response.end('{ "b" : 1.0,\r\n "a":"\\u00e9" , "a": null }');
    },
    '/zipped': () => {
      response.writeHead(200, { 'content-encoding': 'gzip', etag: 'W/"1"' });
      response.end(gzipSync('{"items":[]}'));
    },
    '/gone': () => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Gone</h1>'),
    '/broken': () => response.writeHead(500).end('Stack trace'),
    '/same': () => response.writeHead(304, { etag: '"1"' }).end(),
    '/empty': () => response.writeHead(204).end(),
    '/moved': () => response.writeHead(302, { location: '../elsewhere?a=b' }).end(),
    '/large': () => response.writeHead(200, { 'content-length': LARGE.length }).end(LARGE),
    '/binary': () => response.writeHead(200).end(Buffer.from([0, 255, 10, 13, 128])),
  };
  const [path = ''] = url.slice(route.length).split('?');
  const answer = answers[path] ?? (() => response.writeHead(200).end(`${method} ${url}`));
  answer();
}

const requests: [method: string, path: string, headers?: string[], body?: Buffer][] = [
  ['GET', ''],
  ['GET', '?page=2&page=3&q=%C3%A9+%20'],
  ['GET', '/odd', ['Accept', 'application/json', 'Cookie', 'session=1']],
  ['GET', '/zipped', ['Accept-Encoding', 'gzip, br']],
  ['HEAD', '/large'],
  ['GET', '/large'],
  ['GET', '/same', ['If-None-Match', '"1"']],
  ['GET', '/gone'],
  ['GET', '/broken'],
  ['GET', '/moved'],
  ['GET', '/binary'],
  ['OPTIONS', '', ['Origin', 'https://elsewhere.example']],
  [
    'POST',
    '',
    ['Content-Type', 'application/json', 'Content-Length', '10'],
    Buffer.from('{ not json'),
  ],
  ['POST', '/form', ['Content-Type', 'application/x-www-form-urlencoded'], Buffer.from('a=1&a=2')],
  ['POST', '/untyped', [], Buffer.from([0, 1, 2])],
  ['POST', '/upload', ['Content-Type', 'application/octet-stream'], LARGE],
  ['PUT', '/empty', ['Content-Length', '0']],
  ['PATCH', '/1', ['Content-Type', 'application/merge-patch+json'], Buffer.from('{"a":null}')],
  ['DELETE', '/1', ['Content-Type', 'text/plain', 'Content-Length', '7'], Buffer.from('because')],
];

test('off restores the old path: same requests, same answers, nothing of the new path', async t => {
  let newCalls = 0;
  const { url, monolith, finish } = await startExtraction(t, {
    stage: 'off',
    old: habits,
    new: app => {
      app.addHook('onRequest', async () => {
        newCalls += 1;
      });
      app.get(route, () => ({ items: [] }));
    },
    // With authentication on: the old path has its own, and callers may have no token.
    config: {
      auth: {
        issuer: 'https://issuer.example',
        audience: 'service',
        jwksUrl: 'https://issuer.example/keys',
      },
    },
  });

  for (const [method, path, headers, body] of requests) {
    const direct = await ask(`${monolith.url}${route}${path}`, method, headers, body);
    const through = await ask(`${url}${route}${path}`, method, headers, body);
    assert.deepEqual(through, direct, `answer to ${method} ${path}`);

    const [asked, passedOn] = monolith.seen.splice(0).map(withoutHop);
    assert.deepEqual(passedOn, asked, `request ${method} ${path}`);
  }

  assert.equal(newCalls, 0);
  const report = await finish();
  assert.equal(report.stage, 'off');
  for (const operation of report.operations) {
    assert.deepEqual(Object.keys(operation.answered), ['old']);
    assert.deepEqual(operation.mirrored, {});
    assert.equal(operation.compared, 0);
  }
});

test('off answers as a gateway does when the old path is not there', async t => {
  const { url, monolith } = await startExtraction(t, {
    stage: 'off',
    old: habits,
    new: app => {
      app.get(route, () => ({ items: [] }));
    },
  });
  await monolith.close();
  const { status, headers } = await ask(`${url}${route}`, 'GET');
  assert.equal(status, 502);
  assert.ok(headers.some(([, value]) => value === 'application/problem+json'));
});

/** What is about one connection, and what any proxy says about itself. */
const HOP = [
  ...['host', 'connection', 'content-length', 'transfer-encoding'],
  ...['x-request-id', 'x-forwarded-for', 'x-forwarded-host'],
];

function withoutHop({ headers, ...request }: SeenRequest) {
  const rest = Object.entries(headers).filter(([name]) => !HOP.includes(name));
  return { ...request, headers: Object.fromEntries(rest) };
}
