import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import glob from 'fast-glob';
import { readdir, readFile, stat } from 'node:fs/promises';
import { toProblem } from '../database/toProblem';

/** Nobody writes as much by hand, and compiling it would stop everything else. */
const MAX_BYTES = 1024 * 1024;

/**
 * Where definition files are.
 *
 * @public
 */
export interface DefinitionLocation {
  type: 'file' | 'url';
  /** A path or a glob, relative to the working directory; or a URL. */
  target: string;
}

/**
 * A definition file as it was last read.
 *
 * @public
 */
export interface DefinitionFile {
  /** The address for people: a path or a URL. */
  location: string;
  content: string;
  /** Why the last attempt to read it again failed. */
  error?: string;
}

/**
 * Reads a list of locations from configuration.
 *
 * @throws InputError that names the key of a location of another type.
 *
 * @public
 */
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
 * Reads all files of all locations. What cannot be read keeps the content that
 * it had before, with the reason: what cannot be seen has not vanished.
 *
 * @public
 */
export async function readLocations(options: {
  locations: DefinitionLocation[];
  urlReader: UrlReaderService;
  before: DefinitionFile[];
}): Promise<DefinitionFile[]> {
  const { locations, urlReader, before } = options;
  const files = new Map<string, DefinitionFile>();
  for (const { type, target } of locations) {
    const read =
      type === 'file'
        ? await readFiles(target, before)
        : [
            await readOne(target, before, async () => {
              const response = await urlReader.readUrl(target);
              return response.buffer();
            }),
          ];
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
  const folder = glob.generateTasks(target)[0]?.base ?? '.';
  let paths: string[];
  try {
    // Without its folder a glob finds nothing, which would retire everything.
    await readdir(folder);
    paths = await glob(target);
  } catch (error) {
    return [
      { location: target, content: '', error: toProblem(error) },
      ...before
        .filter(({ location }) => location.startsWith(`${folder}/`))
        .map(({ location, content }) => ({ location, content })),
    ];
  }
  if (paths.length === 0) {
    return [{ location: target, content: '', error: 'there is no such file' }];
  }
  return Promise.all(
    paths.sort().map(path =>
      readOne(path, before, async () => {
        checkSize((await stat(path)).size);
        return readFile(path);
      }),
    ),
  );
}

async function readOne(
  location: string,
  before: DefinitionFile[],
  read: () => Promise<Buffer>,
): Promise<DefinitionFile> {
  try {
    const content = await read();
    checkSize(content.length);
    if (content.includes(0)) {
      throw new Error('it is not a text in UTF-8');
    }
    return { location, content: content.toString('utf8') };
  } catch (error) {
    const known = before.find(file => file.location === location);
    return {
      location,
      content: known?.content ?? '',
      error: toProblem(error),
    };
  }
}

function checkSize(bytes: number): void {
  if (bytes > MAX_BYTES) {
    throw new Error(`it has ${bytes} bytes; at most ${MAX_BYTES} are read`);
  }
}
