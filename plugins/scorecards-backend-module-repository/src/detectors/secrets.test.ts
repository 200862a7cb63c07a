import { filesOf } from '../__testUtils__/filesOf';
import { detectSecrets } from './secrets';

// Put together here, so that this file does not look like a secret itself.
const KEY_HEADER = `-----BEGIN RSA ${'PRIVATE'} KEY-----`;
const KEY = `${KEY_HEADER}\n${'MIIEpAIBAAKCAQEA'.repeat(4)}\n`;

describe('detectSecrets', () => {
  it('names files that look like secrets, and never what is in them', async () => {
    const secrets = {
      'deploy/id_rsa': 'anything',
      'certs/server.pem': KEY,
      'certs/store.p12': undefined,
      'config/account.json': JSON.stringify({ private_key: KEY }),
      'k8s/secret.yaml': `data: |\n  ${KEY.replace(/\n/g, '\n  ')}`,
      'old.key': `${KEY_HEADER}\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES\n\n${'A'.repeat(
        64,
      )}\n`,
      '.env': '# settings\nexport API_TOKEN="s3cr3t-value"\n',
      '.env.production': 'DB_PASSWORD=s3cr3t-value',
      '.npmrc': '//registry.example.com/:_authToken=s3cr3t-value',
    };
    const harmless = {
      'id_rsa.pub': 'ssh-rsa AAAA',
      'certs/ca.pem': '-----BEGIN CERTIFICATE-----\nMIID\n',
      'src/keys.ts': `const header = '${KEY_HEADER}';`,
      'docs/keys.md': `Paste it below:\n${KEY_HEADER}\n...\n`,
      '.env.example': 'API_TOKEN=abc',
      'app/.env':
        'API_TOKEN=\nOTHER=${OTHER}\nTHIRD=<fill in>\nFOURTH=changeme\n',
      'web/.npmrc':
        '//registry.example.com/:_authToken=${NPM_TOKEN}\nsave-exact=true',
    };

    const facts = await detectSecrets(filesOf({ ...secrets, ...harmless }));

    expect(facts.secretFiles?.sort()).toEqual(Object.keys(secrets).sort());
    expect(JSON.stringify(facts)).not.toMatch(/s3cr3t-value|MIIE/);
  });

  it('does not call a repository clean that could not be searched whole', async () => {
    await expect(
      detectSecrets(filesOf({ 'a.txt': '' }, { truncated: true })),
    ).resolves.toEqual({ secretFiles: undefined });
    await expect(
      detectSecrets(filesOf({ id_rsa: '' }, { truncated: true })),
    ).resolves.toEqual({ secretFiles: ['id_rsa'] });
  });
});
