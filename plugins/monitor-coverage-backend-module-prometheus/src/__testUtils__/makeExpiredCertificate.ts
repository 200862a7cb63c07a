import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A certificate of `localhost`, signed by itself, that ended yesterday. */
export function makeExpiredCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const openssl = (command: string) =>
    execFileSync('openssl', command.split(' '), {
      cwd: folder,
      stdio: 'ignore',
    });
  try {
    openssl(
      'req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -subj /CN=localhost -out request.pem',
    );
    openssl(
      'x509 -req -in request.pem -signkey key.pem -days -1 -out cert.pem',
    );
    return {
      key: readFileSync(join(folder, 'key.pem'), 'utf8'),
      cert: readFileSync(join(folder, 'cert.pem'), 'utf8'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
