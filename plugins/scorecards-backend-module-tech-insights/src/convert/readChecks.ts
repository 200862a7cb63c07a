import { InputError } from '@backstage/errors';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const checkSchema = z.record(z.string(), z.unknown());

const configSchema = z.object({
  techInsights: z.object({
    factChecker: z.object({ checks: z.record(z.string(), checkSchema) }),
  }),
});

/**
 * Reads checks of Tech Insights from a text: the app-config that has them, or
 * a list of them, as YAML or JSON.
 *
 * @throws InputError when it is neither.
 * @public
 */
export function readTechInsightsChecks(text: string): unknown[] {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) {
    throw new InputError(`This is not YAML: ${error.message}`);
  }
  const value: unknown = document.toJS();
  if (Array.isArray(value)) {
    return value;
  }
  const config = configSchema.safeParse(value);
  if (!config.success) {
    throw new InputError(
      'There are no checks: give an app-config with techInsights.factChecker.checks, or a list of checks',
    );
  }
  const { checks } = config.data.techInsights.factChecker;
  return Object.entries(checks).map(([id, check]) => ({ ...check, id }));
}
