import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import glob from 'fast-glob';
import { readdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/** Where templates are. */
export interface TemplateLocation {
  type: 'file' | 'url';
  /**
   * Of a file location, a glob of folders, relative to the working directory;
   * of a URL, the folder that the folders of the templates are in.
   */
  target: string;
}

/** The folder of a template, while it can be read. */
export interface TemplateFolder {
  name: string;
  /** Of its template.yaml, as the catalog writes where an entity is from. */
  address: string;
  path: string;
}

/** Reads `goldenPath.templates`. */
export function readLocationConfig(config: Config): TemplateLocation[] {
  const key = 'goldenPath.templates';
  return (config.getOptionalConfigArray(key) ?? []).map((location, index) => {
    const type = location.getString('type');
    if (type !== 'file' && type !== 'url') {
      throw new InputError(
        `'${key}[${index}].type' must be 'file' or 'url', not '${type}'`,
      );
    }
    return { type, target: location.getString('target') };
  });
}

/**
 * Finds the templates of a location, and shows their folders while it can be
 * read.
 *
 * @param etag - Of the location when it was read before.
 * @returns the etag of the location as it was read now, if it has any
 * @throws NotModifiedError when the location still has the etag, and any other
 * error when it cannot be read at all.
 */
export async function withTemplateFolders(
  location: TemplateLocation,
  options: { etag?: string; urlReader: UrlReaderService },
  use: (folders: TemplateFolder[]) => Promise<void>,
): Promise<string | undefined> {
  const { type, target } = location;
  if (type === 'file') {
    const base = glob.generateTasks(target)[0]?.base ?? '.';
    // Without its folder a glob finds nothing, which would retire everything.
    await readdir(base);
    await use(
      await findFolders(target, path => `file:${resolve(path)}/template.yaml`),
    );
    return undefined;
  }
  const { etag, urlReader } = options;
  const tree = await urlReader.readTree(target, { etag });
  const directory = await tree.dir();
  try {
    const url = target.replace(/\/+$/, '');
    await use(
      await findFolders(
        `${glob.escapePath(directory)}/*`,
        path => `url:${url}/${basename(path)}/template.yaml`,
      ),
    );
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return tree.etag;
}

/** A folder is a template if it has one of the two files of a template. */
async function findFolders(
  pattern: string,
  toAddress: (path: string) => string,
): Promise<TemplateFolder[]> {
  const paths = await glob(pattern, { onlyDirectories: true });
  const folders: TemplateFolder[] = [];
  for (const path of paths.sort()) {
    const names = await readdir(path);
    if (names.includes('template.yaml') || names.includes('golden-path.yaml')) {
      folders.push({
        name: basename(path),
        address: toAddress(path),
        path: join(path),
      });
    }
  }
  return folders;
}
