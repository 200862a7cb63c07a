import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A path in the checkout. */
export function inRoot(...parts) {
  return join(root, ...parts);
}

/** A path in the git-ignored folder for what these scripts fetch, log and store. */
export function inState(...parts) {
  return join(root, '.guildhall', ...parts);
}
