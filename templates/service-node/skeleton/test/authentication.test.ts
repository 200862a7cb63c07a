import assert from 'node:assert/strict';
import { before, type TestContext, test } from 'node:test';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Feature } from '../src/http/app.ts';
import { buildTestApp } from './support/app.ts';
import { startServer } from './support/server.ts';

const issuer = 'https://login.example';
const audience = 'this-service';
const whoami: Feature = app => {
  app.get('/whoami', request => ({ subject: request.caller?.subject }));
  app.get('/open', { config: { public: true } }, () => ({ status: 'ok' }));
};

let ours: { publicKey: CryptoKey; privateKey: CryptoKey };
let theirs: { publicKey: CryptoKey; privateKey: CryptoKey };
before(async () => {
  ours = await generateKeyPair('ES256');
  theirs = await generateKeyPair('ES256');
});

async function start(t: TestContext, jwksUrl?: string) {
  const key = { ...(await exportJWK(ours.publicKey)), kid: 'k1', alg: 'ES256' };
  const url =
    jwksUrl ??
    (await startServer(t, (_request, response) => response.end(JSON.stringify({ keys: [key] }))));
  const auth = { issuer, audience, jwksUrl: url };
  const { app } = await buildTestApp({ config: { auth }, features: [whoami] });
  t.after(() => app.close());
  return (authorization?: string, path = '/whoami') =>
    app.inject({ url: path, headers: authorization ? { authorization } : {} });
}

function token(claims: { aud?: string; iss?: string; exp?: string } = {}, key = ours.privateKey) {
  return new SignJWT({ sub: 'component:default/caller' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
    .setIssuer(claims.iss ?? issuer)
    .setAudience(claims.aud ?? audience)
    .setExpirationTime(claims.exp ?? '5m')
    .sign(key);
}

test('a caller is known by a token that was signed for this service', async t => {
  const ask = await start(t);
  const response = await ask(`Bearer ${await token()}`);
  assert.deepEqual(response.json(), { subject: 'component:default/caller' });
});

test('nobody else is let in', async t => {
  const ask = await start(t);
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x"}')}.`;
  for (const [what, authorization] of [
    ['no token', undefined],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
    ['garbage', 'Bearer garbage'],
    ['no signature', `Bearer ${unsigned}`],
    ['another signer', `Bearer ${await token({}, theirs.privateKey)}`],
    ['another audience', `Bearer ${await token({ aud: 'another-service' })}`],
    ['another issuer', `Bearer ${await token({ iss: 'https://evil.example' })}`],
    ['an old token', `Bearer ${await token({ exp: '-1m' })}`],
  ] as const) {
    const response = await ask(authorization);
    assert.equal(response.statusCode, 401, what);
    assert.match(String(response.headers['www-authenticate']), /^Bearer/, what);
    assert.equal(response.json().title, 'Unauthorized', what);
  }
  assert.equal((await ask(undefined, '/unknown')).statusCode, 401, 'routes are not told');
});

test('public routes need no token', async t => {
  const ask = await start(t);
  assert.equal((await ask(undefined, '/open')).statusCode, 200);
});

test('when the keys cannot be fetched, that is not the fault of the caller', async t => {
  const ask = await start(t, 'http://127.0.0.1:1/keys');
  assert.equal((await ask(`Bearer ${await token()}`)).statusCode, 503);
});
