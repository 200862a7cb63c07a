import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { factReadPermission } from '@guildhall/plugin-scorecards-common';
import { convertTechInsightsChecks } from '../convert/convertTechInsightsChecks';
import { readTechInsightsChecks } from '../convert/readChecks';
import { FactSchemas } from '../convert/types';

const DEFAULT_OWNER = 'group:default/unowned';

/** Lets checks of Tech Insights be converted by the actions of the portal. */
export function registerConvertChecks(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  /** The schemas of the retrievers of this portal. */
  schemas: FactSchemas;
}): void {
  const { actionsRegistry, authorizer, schemas } = options;
  actionsRegistry.register({
    name: 'convert-tech-insights-checks',
    title: 'Convert checks of Tech Insights',
    description:
      'Converts checks of Tech Insights (json-rules-engine) into checks of Guildhall scorecards, as YAML to be put into a definition file. Says of each check that could not be converted why. Nothing is stored.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    schema: {
      input: z =>
        z.object({
          checks: z
            .string()
            .max(1_000_000)
            .describe(
              'The app-config.yaml with techInsights.factChecker.checks, or a list of checks, as YAML or JSON',
            ),
          owner: z
            .string()
            .optional()
            .describe(
              `The owner of checks that name none, such as group:default/guild; default ${DEFAULT_OWNER}`,
            ),
        }),
      output: z =>
        z.object({
          yaml: z.string().describe('The converted checks'),
          converted: z.array(
            z.object({
              from: z.string(),
              id: z.string(),
              rule: z.string(),
              notes: z.array(z.string()),
            }),
          ),
          notConverted: z.array(
            z.object({ from: z.string(), reason: z.string() }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.require(factReadPermission, credentials);
      return {
        output: convertTechInsightsChecks({
          checks: readTechInsightsChecks(input.checks),
          schemas,
          owner: input.owner ?? DEFAULT_OWNER,
        }),
      };
    },
  });
}
