import { InputError } from '@backstage/errors';
import { z } from 'zod';

/**
 * @throws InputError that names each field and what is wrong with it.
 *
 * @public
 */
export function parse<T extends z.ZodType>(
  schema: T,
  value: unknown,
): z.output<T> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) =>
          path.length > 0 ? `'${path.join('.')}': ${message}` : message,
        )
        .join('; '),
    );
  }
  return result.data;
}
