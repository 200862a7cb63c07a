import { UrlReaderService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toProblem } from '@guildhall/plugin-guildhall-node';
import glob from 'fast-glob';
import { readdir, readFile } from 'node:fs/promises';

const KEY = 'monitorCoverage.definitions';

/** Nobody writes as much by hand. */
const MAX_BYTES = 1024 * 1024;

/** Where policies and journeys are. */
export interface DefinitionLocation {
  type: 'file' | 'url';
  /** A path or a glob, relative to the working directory; or a URL. */
  target: string;
}

/** A file as it is now, or as it was when it could be read last. */
export interface ReadFile {
  location: string;
  content: string;
  /** Why it could not be read now. */
  error?: string;
}

export function readLocationConfig(config: Config): DefinitionLocation[] {
  return (config.getOptionalConfigArray(KEY) ?? []).map((location, index) => {
    const type = location.getString('type');
    if (type !== 'file' && type !== 'url') {
      throw new InputError(
        `'${KEY}[${index}].type' must be 'file' or 'url', not '${type}'`,
      );
    }
    return { type, target: location.getString('target') };
  });
}

/**
 * Reads all files of all locations. What cannot be read keeps the content that
 * it had before, with the reason: what cannot be seen has not vanished.
 */
export async function readLocations(options: {
  locations: DefinitionLocation[];
  urlReader: UrlReaderService;
  before: ReadFile[];
}): Promise<ReadFile[]> {
  const { locations, urlReader, before } = options;
  const files = new Map<string, ReadFile>();
  for (const { type, target } of locations) {
    const found =
      type === 'file'
        ? await readGlob(target, before)
        : [
            await readOne(target, before, async () =>
              (await urlReader.readUrl(target)).buffer(),
            ),
          ];
    found.forEach(file => files.set(file.location, file));
  }
  return [...files.values()];
}

async function readGlob(target: string, before: ReadFile[]) {
  const folder = glob.generateTasks(target)[0]?.base ?? '.';
  try {
    // Without its folder a glob finds nothing, as if all had been deleted.
    await readdir(folder);
    const paths = await glob(target);
    return paths.length === 0
      ? [{ location: target, content: '', error: 'there is no such file' }]
      : await Promise.all(
          paths.sort().map(path => readOne(path, before, () => readFile(path))),
        );
  } catch (error) {
    return [
      { location: target, content: '', error: toProblem(error) },
      ...before.filter(({ location }) => location.startsWith(`${folder}/`)),
    ];
  }
}

async function readOne(
  location: string,
  before: ReadFile[],
  read: () => Promise<Buffer>,
): Promise<ReadFile> {
  try {
    const content = await read();
    if (content.length > MAX_BYTES) {
      throw new Error(
        `it has ${content.length} bytes; at most ${MAX_BYTES} are read`,
      );
    }
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
