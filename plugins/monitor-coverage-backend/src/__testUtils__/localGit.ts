import { JsonObject } from '@backstage/types';

/** The configuration of bare repositories in a folder. */
export function localGit(root: string): JsonObject {
  return {
    goldenPath: { git: { hosts: [{ id: 'local', type: 'local', root }] } },
  };
}
