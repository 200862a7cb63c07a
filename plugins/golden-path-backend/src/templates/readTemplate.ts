import { stringifyEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  isIncluded,
  parseRelease,
  RepositoryFile,
  TemplateProblem,
  TemplateRelease,
  TemplateText,
} from '@guildhall/plugin-golden-path-common';
import { readDirectory } from '@guildhall/plugin-golden-path-node';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VERSION_ANNOTATION } from '../runs/parseTask';
import { parseTemplateEntity } from './parseTemplateEntity';

/** A release as the folder of its template has it. */
export interface ReadRelease extends TemplateRelease {
  entity: TemplateEntityV1beta3;
  /** Of all layers put together, sorted by path. */
  files: RepositoryFile[];
  /** Of everything in it. */
  hash: string;
}

/** Reads the folder of a template. Never throws. */
export async function readTemplate(
  name: string,
  path: string,
): Promise<{ release?: ReadRelease; problems: TemplateProblem[] }> {
  const problems: TemplateProblem[] = [];
  const readText = async (file: string): Promise<TemplateText> => {
    try {
      return { path: file, text: await readFile(join(path, file), 'utf8') };
    } catch (error) {
      problems.push({ file, message: explain(error) });
      return { path: file, text: '' };
    }
  };

  const template = await readText('template.yaml');
  const manifest = await readText('golden-path.yaml');
  const changelog = await readText('CHANGELOG.md');
  const migrations: TemplateText[] = [];
  for (const file of await listMigrations(path)) {
    migrations.push(await readText(file));
  }
  if (problems.length > 0) {
    return { problems };
  }

  const { entity, problems: ofEntity } = await parseTemplateEntity(
    template,
    name,
  );
  const { release, problems: ofRelease } = parseRelease({
    manifest,
    changelog,
    migrations,
  });
  problems.push(...ofEntity, ...ofRelease);
  if (!entity || !release) {
    return { problems };
  }

  const { include = [], layers, version } = release.manifest;
  const files = new Map<string, RepositoryFile>();
  for (const layer of layers) {
    try {
      for (const file of await readDirectory(join(path, layer))) {
        files.set(file.path, file);
      }
    } catch (error) {
      problems.push({
        file: manifest.path,
        message: `the layer '${layer}' cannot be read: ${explain(error)}`,
      });
    }
  }
  const paths = [...files.keys()];
  for (const pattern of include) {
    if (!paths.some(file => isIncluded({ include: [pattern] }, file))) {
      problems.push({
        file: manifest.path,
        message: `'include' has ${pattern}, which is no file of the layers`,
      });
    }
  }
  if (problems.length > 0) {
    return { problems };
  }

  const content = {
    ...release,
    entity: withVersion(entity, version),
    files: [...files.values()]
      .filter(file => isIncluded(release.manifest, file.path))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  const hash = createHash('sha256')
    .update(JSON.stringify(content))
    .digest('hex');
  return { release: { ...content, hash }, problems };
}

async function listMigrations(path: string): Promise<string[]> {
  try {
    const names = await readdir(join(path, 'migrations'));
    return names.sort().map(name => `migrations/${name}`);
  } catch {
    // Most templates have none.
    return [];
  }
}

function withVersion(
  entity: TemplateEntityV1beta3,
  version: string,
): TemplateEntityV1beta3 {
  const { metadata } = entity;
  return {
    ...entity,
    metadata: {
      ...metadata,
      namespace: metadata.namespace ?? 'default',
      annotations: { ...metadata.annotations, [VERSION_ANNOTATION]: version },
    },
  };
}

/** Without the path on this machine, which is nobody's business. */
function explain(error: unknown): string {
  const code = isError(error) && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'it is not there';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
      return 'it is no folder';
    default:
      return toProblem(error);
  }
}

/** Of the Template entity, such as `template:default/service-node`. */
export function templateRefOf(name: string): string {
  return stringifyEntityRef({ kind: 'template', name });
}
