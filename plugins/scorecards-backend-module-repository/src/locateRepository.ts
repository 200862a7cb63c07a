import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';

/** Says where in `scorecards.repository.root` an entity's files are. */
export const LOCAL_PATH_ANNOTATION = 'guildhall.dev/local-path';

/** Those whose URLs tell the repository's root from a folder in it. */
const INTEGRATIONS_WITH_ROOTS = new Set([
  'github',
  'gitlab',
  'bitbucketCloud',
  'bitbucketServer',
]);

/**
 * Where the files of an entity are.
 *
 * @public
 */
export interface RepositoryLocation {
  type: 'local' | 'url';
  /** A path in the local root, or a URL. */
  repository: string;
  /** The folder in it; empty for the repository itself. */
  folder: string;
}

/**
 * Finds an entity's files: in the local checkout, else at its source location,
 * else beside the file that it was read from. Undefined when there are none.
 * Throws when an annotation is no URL.
 *
 * @public
 */
export function locateRepository(
  entity: Entity,
  options: { hasLocalRoot: boolean; integrations: ScmIntegrationRegistry },
): RepositoryLocation | undefined {
  const { hasLocalRoot, integrations } = options;
  const annotations = entity.metadata.annotations ?? {};

  const localPath = annotations[LOCAL_PATH_ANNOTATION];
  if (hasLocalRoot && localPath) {
    return { type: 'local', repository: localPath, folder: '' };
  }
  const source = urlOf(annotations, ANNOTATION_SOURCE_LOCATION);
  if (source) {
    return splitUrl(withSlash(source), integrations);
  }
  const origin = urlOf(annotations, ANNOTATION_LOCATION);
  if (origin) {
    const folder = integrations.resolveUrl({ url: './', base: origin });
    return splitUrl(folder, integrations);
  }
  return undefined;
}

/**
 * Whether the URLs of a host tell the repository's root from a folder in it.
 *
 * @public
 */
export function tellsFolders(
  url: string,
  integrations: ScmIntegrationRegistry,
): boolean {
  const type = integrations.byUrl(url)?.type;
  return type !== undefined && INTEGRATIONS_WITH_ROOTS.has(type);
}

function urlOf(
  annotations: Record<string, string>,
  name: string,
): string | undefined {
  const value = annotations[name];
  if (!value?.startsWith('url:')) {
    return undefined;
  }
  const url = value.slice('url:'.length);
  if (!URL.canParse(url)) {
    throw new Error(`the annotation ${name} has no valid URL: ${value}`);
  }
  return url;
}

/** A folder's URL without a slash would be resolved like that of a file. */
function withSlash(url: string): string {
  const folder = new URL(url);
  if (!folder.pathname.endsWith('/')) {
    folder.pathname += '/';
  }
  return folder.toString();
}

/** One repository is read once for all of its folders, so they share a URL. */
function splitUrl(
  url: string,
  integrations: ScmIntegrationRegistry,
): RepositoryLocation {
  if (tellsFolders(url, integrations)) {
    const base = integrations.resolveUrl({ url: './', base: url });
    const repository = integrations.resolveUrl({ url: '/', base });
    const rootPath = new URL(repository).pathname;
    const path = new URL(base).pathname;
    if (path.startsWith(rootPath)) {
      const folder = decodeURIComponent(path.slice(rootPath.length));
      return { type: 'url', repository, folder: folder.replace(/\/$/, '') };
    }
  }
  return { type: 'url', repository: url, folder: '' };
}
