import { readdirSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { JsonValue } from '@backstage/types';
import { parseAllDocuments } from 'yaml';
import { findSecrets } from './secrets';

// Put together here, so that nobody takes this file for one with secrets.
const join = (...parts: string[]) => parts.join('');
const random = 'kJ8sQ2vX9pLm4TzR7wYb1NcD5fGh';
const jwt = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxMjM0NTY3In0', random];

const secrets: [string, JsonValue, string][] = [
  ['a private key', join('-----BEGIN RSA PRIVATE', ' KEY-----\nMII'), ''],
  ['a private key', join('-----BEGIN PRIVATE', ' KEY-----'), ''],
  [
    'a private key',
    { a: [join('-----BEGIN OPENSSH PRIVATE', ' KEY-----')] },
    '/a/0',
  ],
  ['an AWS access key', `id=${join('AKIA', 'IOSFODNN7EXAMPLE')}`, ''],
  ['a GitHub token', join('ghp_', random, random).slice(0, 40), ''],
  ['a GitHub token', join('github_pat_', random, random, random), ''],
  ['a GitLab token', join('glpat-', random).slice(0, 26), ''],
  ['a Slack token', join('xoxb-', '123456789012-', random), ''],
  [
    'a Slack webhook',
    join('https://hooks.slack.com/', 'services/T0/B0/', random),
    '',
  ],
  ['an npm token', join('npm_', random, random).slice(0, 40), ''],
  ['a Stripe key', join('sk_live_', random), ''],
  ['a JSON web token', `Bearer ${jwt.join('.')}`, ''],
  [
    'a URL with a password',
    { url: 'postgres://app:hunter2@db/visits' },
    '/url',
  ],
  ['a URL with a password', 'https://x:y@example.com/a.git', ''],
  ['a URL with a password', 'clone https://:t0ken@example.com', ''],
  ['a password, key or token', { password: random }, '/password'],
  [
    'a password, key or token',
    { db: { clientSecret: random } },
    '/db/clientSecret',
  ],
  ['a password, key or token', { tokens: ['a', random] }, '/tokens/1'],
  ['a password, key or token', { 'api/key~': 1, apiKey: random }, '/apiKey'],
  ['a password, key or token', `# .env\nDB_PASSWORD=${random}\n`, ''],
  ['a password, key or token', `{ "api_key": "${random}" }`, ''],
];

describe('findSecrets', () => {
  it.each(secrets)('finds %s in %j', (kind, value, path) => {
    expect(findSecrets(value)).toEqual([{ path, kind }]);
  });

  it('never tells the secret, not even one that is a name', () => {
    for (const [kind, value] of secrets) {
      const key = typeof value === 'string' ? value : 'key';
      const found = findSecrets([{ [key]: { 'a/b': value } }, value]);
      expect(found.map(secret => secret.kind)).toContain(kind);
      expect(JSON.stringify(found)).not.toContain(random.slice(0, 8));
      expect(JSON.stringify(found)).not.toMatch(/hunter2|t0ken|x:y|MII/);
    }
  });

  it.each<JsonValue>([
    { password: '${DB_PASSWORD}' },
    { password: '' },
    { token: null, secret: 17, apiKey: true },
    { secretStore: 'resource:default/vault', tokenUrl: 'https://sso/token' },
    { secret: 'visits-api-database-credentials' },
    { passwordFile: '/run/secrets/db-password-2' },
    { secretName: random },
    { token: 'secrets/2024-01-31/visits.token' },
    'postgres://app:${DB_PASSWORD}@db/visits',
    'postgres://app:<password>@db/visits',
    'postgres://app@db/visits',
    'https://example.com/a:b@c',
    'git@github.com:guildhall/guildhall.git',
    'password: process.env.DB_PASSWORD_FROM_FILE',
    'sha512-'.concat(random, random, '=='),
    { commit: '2be6a7516f0f4b1c8f2d64a7b35b0f0c4a4f9d11' },
    { description: 'A token service which rotates the API keys of partners.' },
  ])('takes %j for harmless', value => {
    expect(findSecrets(value)).toEqual([]);
  });

  it.each(['a:', 'password=', 'eyJ-', 'x://', '-----BEGIN A ', 'a.b-'])(
    'gets through a long text of %s',
    text => {
      expect(findSecrets(text.repeat(200_000 / text.length))).toEqual([]);
    },
  );

  const root = resolve(__dirname, '../../..');
  function filesIn(folder: string): string[] {
    return readdirSync(resolve(root, folder), {
      recursive: true,
      withFileTypes: true,
    })
      .filter(entry => entry.isFile())
      .map(entry => relative(root, resolve(entry.parentPath, entry.name)))
      .filter(path => !path.includes('node_modules'));
  }

  it.each(['examples/virtual-care', 'templates'])(
    'finds none in %s',
    folder => {
      const files = filesIn(folder);
      const found = files.filter(path => {
        const text = readFileSync(resolve(root, path), 'utf8');
        return findSecrets(text).length > 0;
      });
      expect(found).toEqual([]);
      expect(files.length).toBeGreaterThan(20);
    },
  );

  it('finds none in the fields of the example catalog', () => {
    for (const path of filesIn('examples/virtual-care/catalog')) {
      const documents = parseAllDocuments(
        readFileSync(resolve(root, path), 'utf8'),
      );
      const values: JsonValue[] = documents.map(document => document.toJS());
      expect(values.length).toBeGreaterThan(0);
      expect(findSecrets(values)).toEqual([]);
    }
  });
});
