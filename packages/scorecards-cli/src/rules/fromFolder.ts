import { toError } from '@backstage/errors';
import { repositoryFactSource } from '@guildhall/plugin-scorecards-backend-module-repository';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MisuseError } from '../errors';
import { compile } from './compile';
import { Rulebook } from './types';

/**
 * The rules of a folder of YAML files. Rules over anything but the repository
 * and the entity are not known without a portal.
 */
export async function rulesFromFolder(folder: string): Promise<Rulebook> {
  const files = await readFiles(folder);
  if (files.length === 0) {
    throw new MisuseError(`There are no *.yaml files in ${folder}.`);
  }
  const { definitions, fatal } = compile(files, [repositoryFactSource]);
  if (fatal.length > 0) {
    throw new MisuseError(`The rules are broken:\n${fatal.join('\n')}`);
  }
  return { definitions };
}

async function readFiles(
  folder: string,
): Promise<Array<{ text: string; location: string }>> {
  try {
    const names = await readdir(folder, { recursive: true });
    return await Promise.all(
      names
        .filter(name => /\.ya?ml$/.test(name))
        .sort()
        .map(async name => {
          const location = join(folder, name);
          return { text: await readFile(location, 'utf8'), location };
        }),
    );
  } catch (error) {
    throw new MisuseError(
      `The rules cannot be read: ${toError(error).message}`,
    );
  }
}
