import { InputError } from '@backstage/errors';
import { findSecrets } from '@guildhall/plugin-golden-path-common';
import { JsonObject } from '@backstage/types';

/**
 * What is stored or logged must have no secrets in it.
 *
 * @throws InputError that names the fields, and nothing of what is in them.
 */
export function refuseSecrets(body: JsonObject): void {
  const found = findSecrets(body);
  if (found.length > 0) {
    throw new InputError(
      found
        .map(
          ({ path, kind }) =>
            `'${path.slice(
              1,
            )}' must not hold ${kind}: leave it out, and change it where it is used`,
        )
        .join('; '),
    );
  }
}
