import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import glob from 'fast-glob';
import { readFile } from 'node:fs/promises';
import { DefinitionFile } from '../database/DefinitionStore';

/** Where definition files are. */
export interface DefinitionLocation {
  type: 'file' | 'url';
  /** A path or a glob, relative to the working directory; or a URL. */
  target: string;
}

/** Reads a list of locations from configuration. */
export function readLocationConfig(
  config: Config,
  key: string,
): DefinitionLocation[] {
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
 * Reads all files of all locations. A location that cannot be read keeps the
 * files that it had before, with the reason: what cannot be seen has not
 * vanished.
 */
export async function readLocations(options: {
  locations: DefinitionLocation[];
  urlReader: UrlReaderService;
  before: DefinitionFile[];
}): Promise<DefinitionFile[]> {
  const { locations, urlReader, before } = options;
  const files = new Map<string, DefinitionFile>();
  for (const location of locations) {
    const read =
      location.type === 'file'
        ? await readFiles(location.target, before)
        : await readUrl(location.target, urlReader, before);
    for (const file of read) {
      files.set(file.location, file);
    }
  }
  return [...files.values()];
}

async function readFiles(
  target: string,
  before: DefinitionFile[],
): Promise<DefinitionFile[]> {
  const paths = await glob(target);
  return Promise.all(
    paths.sort().map(async path => {
      try {
        return { location: path, content: await readFile(path, 'utf8') };
      } catch (error) {
        return keep(path, before, error);
      }
    }),
  );
}

async function readUrl(
  url: string,
  urlReader: UrlReaderService,
  before: DefinitionFile[],
): Promise<DefinitionFile[]> {
  try {
    const response = await urlReader.readUrl(url);
    const content = (await response.buffer()).toString('utf8');
    return [{ location: url, content }];
  } catch (error) {
    return [keep(url, before, error)];
  }
}

function keep(
  location: string,
  before: DefinitionFile[],
  error: unknown,
): DefinitionFile {
  const known = before.find(file => file.location === location);
  return { location, content: known?.content ?? '', error: String(error) };
}
