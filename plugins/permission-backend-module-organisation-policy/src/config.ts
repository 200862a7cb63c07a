import { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

const policyKey = 'permission.policy';

/** Everybody who is signed in. */
export const everyone = 'everyone';

const entityRefSchema = z.string().transform(toFullEntityRef);

const recipientSchema = z
  .string()
  .transform((recipient, context) =>
    recipient === everyone ? everyone : toFullEntityRef(recipient, context),
  );

const permissionPatternSchema = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)*(\.\*)?$/i,
    "expected a permission's name such as 'catalog.entity.read', or the beginning of one followed by '.*'",
  );

const ruleSchema = z.strictObject({
  name: z.string().min(1),
  permissions: z.array(permissionPatternSchema).min(1),
  actions: z
    .array(z.enum(['create', 'read', 'update', 'delete', 'use']))
    .min(1)
    .optional(),
  to: z.array(recipientSchema).min(1),
  when: z.literal('owner').optional(),
});

const policySchema = z.strictObject({
  administrators: z.array(entityRefSchema).default([]),
  rules: z.array(ruleSchema).default([]),
});

/** One rule of the organisation, as configured. */
export type PolicyRule = z.output<typeof ruleSchema>;

/** What `permission.policy` holds, with every entity ref in full. */
export type PolicyConfig = z.output<typeof policySchema>;

/** Reads `permission.policy`; throws with the path of each bad key. */
export function readPolicyConfig(config: RootConfigService): PolicyConfig {
  const result = policySchema.safeParse(config.getOptional(policyKey));
  if (!result.success) {
    const problems = result.error.issues.map(
      issue => `${policyKey}${toKeyPath(issue.path)}: ${issue.message}`,
    );
    throw new Error(`Invalid configuration: ${problems.join('; ')}`);
  }
  return result.data;
}

function toFullEntityRef(ref: string, context: z.RefinementCtx): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref));
  } catch {
    context.addIssue({
      code: 'custom',
      message: `'${ref}' is not a full entity ref such as 'group:default/platform'`,
    });
    return z.NEVER;
  }
}

function toKeyPath(path: PropertyKey[]): string {
  return path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
}
