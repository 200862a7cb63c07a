import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fetchPersonas, fetchToken, formatPersonas } from './people.mjs';

const personas = [
  {
    id: 'engineer',
    title: 'Engineer',
    displayName: 'Maya',
    userEntityRef: 'user:default/maya',
  },
  {
    id: 'admin',
    title: 'Administrator',
    displayName: 'Lena F.',
    userEntityRef: 'user:default/lena',
  },
];
let server;
let url;

before(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) {
      body += chunk;
    }
    function answer(status, json) {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(json));
    }
    if (request.url === '/api/auth/demo/people') {
      answer(200, { personas });
    } else if (JSON.parse(body).user === 'engineer') {
      answer(200, { token: 'secret' });
    } else {
      answer(404, { error: { message: 'user: nobody has this name' } });
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
});

after(() => server.close());

test('personas are listed in columns', async () => {
  assert.equal(
    formatPersonas(await fetchPersonas(url)),
    [
      'engineer  Maya     user:default/maya  Engineer',
      'admin     Lena F.  user:default/lena  Administrator',
    ].join('\n'),
  );
});

test('a token is printed, or it is said why there is none', async () => {
  assert.equal(await fetchToken(url, 'engineer'), 'secret');
  await assert.rejects(fetchToken(url, 'nobody'), error => {
    assert.equal(error.message, 'user: nobody has this name');
    assert.match(error.next, /--list/);
    return true;
  });
  await assert.rejects(fetchToken('http://127.0.0.1:1', 'x'), error => {
    assert.match(error.message, /No portal answers/);
    assert.match(error.next, /npm start/);
    return true;
  });
});
