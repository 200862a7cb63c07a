import { matchesPath } from './policyOf';
import { TemplateManifest } from './schema';

/**
 * Whether a file of the layers belongs to the release. All do, unless the
 * manifest lists those that are wanted.
 *
 * @public
 */
export function isIncluded(
  { include }: Pick<TemplateManifest, 'include'>,
  path: string,
): boolean {
  return include === undefined || matchesPath(include, path);
}
