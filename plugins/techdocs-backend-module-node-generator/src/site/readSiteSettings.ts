import { InputError } from '@backstage/errors';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseYamlMap } from './parseYamlMap';
import { NavigationEntry, readNavigation } from './readNavigation';

const MAX_SETTINGS_BYTES = 256 * 1024;

/** What a repository says about its documentation in `mkdocs.yml`. */
export interface SiteSettings {
  name: string;
  description?: string;
  /** Folder of the pages, relative to the folder of `mkdocs.yml`. */
  docsDir: string;
  /** Without it the navigation follows the folders. */
  navigation?: NavigationEntry[];
  /** Where the folder of the pages is shown by the host of the repository. */
  sourceUrl?: URL;
}

/**
 * Reads `mkdocs.yaml` or `mkdocs.yml`. A repository without one has the
 * settings that TechDocs gives it: its pages are in `docs`.
 *
 * @throws InputError that names the file and the field
 */
export async function readSiteSettings(
  inputDir: string,
  fallbackName: string,
): Promise<SiteSettings> {
  const names = await readdir(inputDir);
  const file = ['mkdocs.yaml', 'mkdocs.yml'].find(it => names.includes(it));
  if (!file) {
    return { name: fallbackName, docsDir: 'docs' };
  }
  const values = parseYamlMap(await readSmall(inputDir, file), file);
  const optionalString = (field: string) => {
    const value = values[field] ?? undefined;
    if (value !== undefined && typeof value !== 'string') {
      throw new InputError(`${file}: ${field} must be a string`);
    }
    return value;
  };

  return {
    name: optionalString('site_name') ?? fallbackName,
    description: optionalString('site_description'),
    docsDir: optionalString('docs_dir') ?? 'docs',
    navigation: values.nav
      ? readNavigation(values.nav, `${file}: nav`)
      : undefined,
    sourceUrl: toSourceUrl({
      repoUrl: optionalString('repo_url'),
      editUri: optionalString('edit_uri'),
      file,
    }),
  };
}

async function readSmall(inputDir: string, file: string): Promise<string> {
  const stats = await lstat(join(inputDir, file));
  if (!stats.isFile()) {
    throw new InputError(`${file} must be a file, not a link or a folder`);
  }
  if (stats.size > MAX_SETTINGS_BYTES) {
    throw new InputError(
      `${file} is larger than ${MAX_SETTINGS_BYTES / 1024} KiB`,
    );
  }
  return await readFile(join(inputDir, file), 'utf8');
}

function toSourceUrl(options: {
  repoUrl?: string;
  editUri?: string;
  file: string;
}): URL | undefined {
  const { repoUrl, editUri, file } = options;
  if (!repoUrl || !editUri) {
    return undefined;
  }
  const [path, base] = [withSlash(editUri), withSlash(repoUrl)];
  const url = URL.canParse(path, base) ? new URL(path, base) : undefined;
  if (!url?.protocol.startsWith('http')) {
    throw new InputError(
      `${file}: repo_url must be an address that starts with https://, and edit_uri a path below it`,
    );
  }
  return url;
}

function withSlash(text: string): string {
  return text.endsWith('/') ? text : `${text}/`;
}
