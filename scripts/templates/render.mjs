import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inRoot } from '../lib/paths.mjs';

// Run with `node render.mjs jobs.json` by the Node.js that the scaffolder supports.
// Each job is `{ template, layers, copyWithoutTemplating, values, target }`.
const require = createRequire(inRoot('packages', 'backend', 'package.json'));
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');

const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
const action = createFetchTemplateAction({
  integrations,
  reader: {
    readUrl: refuse,
    readTree: refuse,
    search: refuse,
  },
});

for (const job of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  await render(job);
}

/** Renders the layers of a template as the scaffolder does, later ones over earlier ones. */
async function render(job) {
  const scratch = mkdtempSync(join(tmpdir(), 'template-'));
  try {
    const source = join(scratch, 'source');
    for (const layer of job.layers) {
      const folder = resolve(job.template, layer);
      if (!existsSync(folder)) {
        throw new Error(`${job.template} has no layer ${layer}`);
      }
      cpSync(folder, source, { recursive: true });
    }
    rmSync(job.target, { recursive: true, force: true });
    mkdirSync(job.target, { recursive: true });
    await action.handler({
      input: {
        url: './source',
        values: job.values,
        copyWithoutTemplating: job.copyWithoutTemplating,
      },
      workspacePath: job.target,
      templateInfo: {
        entityRef: 'template:default/test',
        baseUrl: pathToFileURL(join(scratch, 'template.yaml')).href,
      },
      logger: { info() {}, warn() {}, error() {}, debug() {} },
      createTemporaryDirectory: async () => mkdtempSync(join(scratch, 'work-')),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function refuse() {
  throw new Error('A template reads nothing but its own folder.');
}
