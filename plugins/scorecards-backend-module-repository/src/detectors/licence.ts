import { FolderFiles, RepositoryFacts, RepositoryFiles } from '../types';
import { declaredLicence } from './declaredLicence';
import { recogniseLicence } from './recogniseLicence';

const LICENCE_FILE =
  /^(licen[cs]e|copying|unlicense)([.-][\w.-]+)?$|^licenses\/[^/]+\.txt$/i;

/** A licence file at the root of the repository holds for all its folders. */
export async function detectLicence(
  files: RepositoryFiles,
): Promise<Pick<RepositoryFacts, 'licence' | 'licenceId'>> {
  const folders = [files, ...files.parents];
  const licence = folders.some(folder => findLicenceFiles(folder).length > 0);
  const licenceId =
    (await licenceOf(files)) ??
    (await declaredLicence(files)) ??
    (await firstLicenceOf(files.parents));
  return { licence, licenceId };
}

function findLicenceFiles(folder: FolderFiles): string[] {
  return folder.paths.filter(path => LICENCE_FILE.test(path));
}

async function firstLicenceOf(
  folders: readonly FolderFiles[],
): Promise<string | undefined> {
  for (const folder of folders) {
    const licenceId = await licenceOf(folder);
    if (licenceId) {
      return licenceId;
    }
  }
  return undefined;
}

async function licenceOf(folder: FolderFiles): Promise<string | undefined> {
  for (const path of findLicenceFiles(folder)) {
    const text = await folder.readText(path);
    const licenceId = text && recogniseLicence(text);
    if (licenceId) {
      return licenceId;
    }
  }
  return undefined;
}
