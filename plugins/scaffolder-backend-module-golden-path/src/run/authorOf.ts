import { parseEntityRef } from '@backstage/catalog-model';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';
import { GitAuthor } from '@guildhall/plugin-golden-path-node';

/**
 * Whoever started the task. The date is that of the effect, so that a commit
 * that is made again is the same commit.
 */
export function authorOf(
  { user }: Pick<ActionContext<JsonObject>, 'user'>,
  options: { date: string; appBaseUrl: string },
): GitAuthor {
  const date = new Date(options.date);
  const { hostname } = new URL(options.appBaseUrl);
  if (!user?.ref) {
    return { name: 'Guildhall', email: `noreply@${hostname}`, date };
  }
  const { name } = parseEntityRef(user.ref);
  const profile = user.entity?.spec.profile;
  return {
    name: profile?.displayName ?? name,
    email: profile?.email ?? `${name}@noreply.${hostname}`,
    date,
  };
}
