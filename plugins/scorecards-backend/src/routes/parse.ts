import { InputError } from '@backstage/errors';
import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { z } from 'zod';

/** @throws InputError that names each field and what is wrong with it. */
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

/**
 * The part of a query that says which entities it is about. Refs and kinds are
 * stored in lower case, however they are asked for.
 */
export function toEntityFilter(query: EntityFilter): EntityFilter {
  const lower = (values: string[] | undefined) =>
    values?.map(value => value.toLocaleLowerCase('en-US'));
  const { owner, system, kind, type, lifecycle, q } = query;
  return {
    owner: lower(owner),
    system: lower(system),
    kind: lower(kind),
    type,
    lifecycle,
    q,
  };
}
