import { Entity } from '@backstage/catalog-model';
import {
  isIncluded,
  parseManifest,
  ReleaseFiles,
  RepositoryFile,
} from '@guildhall/plugin-golden-path-common';
import { readDirectory } from '@guildhall/plugin-golden-path-node';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

const TEMPLATES = resolve(__dirname, '../../../../templates');

/** A template of this repository, as the golden path plugin would offer it. */
export async function readTemplate(
  name: string,
): Promise<{ release: ReleaseFiles; template: Entity }> {
  const folder = join(TEMPLATES, name);
  const { manifest, problems } = parseManifest({
    path: 'golden-path.yaml',
    text: await readFile(join(folder, 'golden-path.yaml'), 'utf8'),
  });
  if (!manifest) {
    throw new Error(JSON.stringify(problems));
  }
  const files = new Map<string, RepositoryFile>();
  for (const layer of manifest.layers) {
    for (const file of await readDirectory(join(folder, layer))) {
      files.set(file.path, file);
    }
  }
  const template: Entity = parse(
    await readFile(join(folder, 'template.yaml'), 'utf8'),
  );
  return {
    release: {
      name,
      version: manifest.version,
      copyWithoutTemplating: manifest.copyWithoutTemplating,
      files: [...files.values()].filter(({ path }) =>
        isIncluded(manifest, path),
      ),
    },
    template: {
      ...template,
      metadata: {
        ...template.metadata,
        namespace: 'default',
        annotations: {
          'guildhall.dev/template-version': manifest.version,
          'backstage.io/managed-by-location': `golden-path:templates/${name}`,
        },
      },
    },
  };
}
