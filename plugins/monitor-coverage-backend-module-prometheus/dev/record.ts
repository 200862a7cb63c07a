/* Records the answers of real servers; see the README. */
import { ConfigReader } from '@backstage/config';
import { parseArgs } from 'node:util';
import { readPrometheusServers } from '../src/config';
import { recordAnswers } from '../src/recordAnswers';

async function main() {
  const { values } = parseArgs({
    options: {
      prometheus: { type: 'string', default: 'http://localhost:9090' },
      alertmanager: { type: 'string', multiple: true, default: [] },
      folder: { type: 'string' },
    },
  });
  const { prometheus, alertmanager, folder } = values;
  if (!folder) {
    throw new Error('--folder must say where the answers are to be written');
  }
  const [server] = readPrometheusServers(
    new ConfigReader({
      monitorCoverage: {
        prometheus: [
          {
            id: 'recorded',
            url: prometheus,
            alertmanagers: alertmanager.map(url => ({ url })),
          },
        ],
      },
    }),
  );
  const { answers } = await recordAnswers(server, folder);
  process.stdout.write(`${answers} answers are in ${folder}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
