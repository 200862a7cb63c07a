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
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listFiles } from '../lib/freshness.mjs';
import { inRoot } from '../lib/paths.mjs';

// `node render.mjs jobs.json`: a program of its own, because the scaffolder needs a newer Node.js
// than these scripts do. Each job is `{ template, values, source, folder: target }`: the layers of the
// template are put together in `source` and rendered into `target`.
const require = createRequire(
  inRoot('plugins', 'scaffolder-backend-module-golden-path', 'package.json'),
);
const { ConfigReader } = require('@backstage/config');
const { ScmIntegrations } = require('@backstage/integration');
const {
  createFetchTemplateAction,
} = require('@backstage/plugin-scaffolder-backend');
const { minimatch } = require('minimatch');

const action = createFetchTemplateAction({
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
  reader: { readUrl: refuse, readTree: refuse, search: refuse },
});

for (const job of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  putLayersTogether(job);
  await render(job);
}

/** Later layers over earlier ones, and only what the template wants of them. */
function putLayersTogether({ template, source }) {
  for (const layer of template.layers) {
    const folder = resolve(template.folder, layer);
    if (!existsSync(folder)) {
      throw new Error(`${template.name} has no layer ${layer}`);
    }
    cpSync(folder, source, { recursive: true });
  }
  for (const file of template.include ? listFiles(source) : []) {
    const path = relative(source, file);
    if (!template.include.some(glob => minimatch(path, glob, { dot: true }))) {
      rmSync(file);
    }
  }
}

async function render({ template, values, source, folder: target }) {
  const scratch = mkdtempSync(join(tmpdir(), 'guildhall-render-'));
  mkdirSync(target, { recursive: true });
  try {
    await action.handler({
      input: {
        url: './',
        values,
        copyWithoutTemplating: template.copyWithoutTemplating,
        replace: true,
      },
      workspacePath: target,
      templateInfo: {
        entityRef: `template:default/${template.name}`,
        baseUrl: pathToFileURL(join(source, 'template.yaml')).href,
      },
      logger: { error: refuse, warn: refuse, info() {}, debug() {} },
      createTemporaryDirectory: async () => mkdtempSync(join(scratch, 'work-')),
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function refuse(reason) {
  throw new Error(
    `A template reads nothing but its own folder: ${JSON.stringify(reason)}`,
  );
}
