import {
  createZodV4FilterPredicateSchema,
  FilterPredicate,
} from '@backstage/filter-predicates';
import { z } from 'zod';

const predicateSchema = createZodV4FilterPredicateSchema();

/**
 * Parses which entities a definition is about. Backstage's own schema is a
 * union of every form, and says of a mistake what is wrong with each of them.
 */
export const appliesSchema: z.ZodType<FilterPredicate> = z
  .record(z.string(), z.unknown())
  .transform((value, context) => {
    const parsed = predicateSchema.safeParse(value);
    if (parsed.success) {
      return parsed.data;
    }
    const [key] = Object.keys(value).filter(
      name => !predicateSchema.safeParse({ [name]: value[name] }).success,
    );
    context.addIssue({
      code: 'custom',
      path: key === undefined ? [] : [key],
      message:
        'is not a filter predicate: write { path: value }, with a text, { $in: [...] }, { $exists: true }, { $contains: ... } or { $hasPrefix: ... } as value, or $all, $any or $not by itself',
    });
    return z.NEVER;
  });
