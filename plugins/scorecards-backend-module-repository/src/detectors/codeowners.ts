import { minimatch } from 'minimatch';
import { RepositoryFacts, RepositoryFiles } from '../types';
import { folderOf } from './paths';

/** More of them in one pattern could take very long to match. */
const MAX_WILDCARDS = 4;
const CODEOWNERS = /^(\.github\/|\.gitlab\/|docs\/)?CODEOWNERS$/;

/** The file of the repository's root holds for all its folders. */
export async function detectCodeowners(
  files: RepositoryFiles,
): Promise<Pick<RepositoryFacts, 'codeowners' | 'codeownersCoversAll'>> {
  for (const folder of [...files.parents].reverse().concat(files)) {
    const path = folder.paths.find(name => CODEOWNERS.test(name));
    const text = path && (await folder.readText(path));
    if (text !== undefined) {
      return {
        codeowners: true,
        codeownersCoversAll: coversFolder(
          text,
          folder === files ? '' : files.folder,
        ),
      };
    }
  }
  return { codeowners: false };
}

/**
 * Whether a rule gives everything in the folder an owner. The last rule that
 * concerns all of it decides, and one without owners takes them away.
 */
function coversFolder(text: string, folder: string): boolean {
  let covered = false;
  let sectionHasOwners = false;
  for (const line of text.split(/\r?\n/)) {
    const [content] = line.trim().split(/\s#|^#/);
    // A heading of GitLab's may give owners to the rules below it.
    const section = /^\^?\[[^\]]+\](?:\[\d+\])?(.*)$/.exec(content);
    if (section) {
      sectionHasOwners = section[1].trim() !== '';
    } else if (content.trim() !== '') {
      const [pattern, ...owners] = content.trim().split(/\s+/);
      if (matchesFolder(pattern, folder)) {
        covered = owners.length > 0 || sectionHasOwners;
      }
    }
  }
  return covered;
}

/** Whether a pattern takes in everything below a folder of the repository. */
function matchesFolder(pattern: string, folder: string): boolean {
  if (['*', '**', '/', '/**', '**/*', '/**/*'].includes(pattern)) {
    return true;
  }
  const base = pattern.replace(/\/\*\*(\/\*)?$/, '/');
  // `docs/*` owns the files in docs, but none in its folders.
  if (base.endsWith('*') || base.split(/\*+/).length > MAX_WILDCARDS + 1) {
    return false;
  }
  const anchored = base.slice(0, -1).includes('/') ? base : `**/${base}`;
  const glob = anchored.replace(/^\//, '').replace(/\/$/, '');
  for (
    let candidate = folder;
    candidate !== '';
    candidate = folderOf(candidate)
  ) {
    if (minimatch(candidate, glob, { dot: true, nobrace: true, noext: true })) {
      return true;
    }
  }
  return false;
}
