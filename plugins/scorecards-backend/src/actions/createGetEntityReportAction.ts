import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  entityRefSchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { z as zod } from 'zod';
import { EntityReportService } from '../service/EntityReportService';

const inputSchema = zod.object({ entityRef: entityRefSchema });

/** Tells where one entity stands with the caller's own rights. */
export function createGetEntityReportAction(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  reports: EntityReportService;
}): void {
  const { actionsRegistry, authorizer, reports } = options;
  actionsRegistry.register({
    name: 'get-entity-report',
    title: 'Get the scorecards of an entity',
    description: `Tells on which level of each scorecard a software entity stands, and what every check says of it, in the order in which to work on them: what keeps it from its next level first.
A status is pass, warn, fail, unknown (never measured, or too long ago) or not-applicable; unknown is neither good nor bad.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: scorecardReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Full entity ref, such as component:default/visits-api'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          title: z.string(),
          owner: z.string().optional(),
          isWaiting: z
            .boolean()
            .describe('Whether it has yet to be measured for the first time'),
          scorecards: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              level: z.string().describe(`'none' is below the first`),
              since: z.string(),
              exempted: z
                .number()
                .describe('Checks of its levels that it is exempted from'),
            }),
          ),
          checks: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              status: z.string(),
              message: z.string(),
              since: z.string(),
              isNext: z
                .boolean()
                .describe('Whether the next level of a scorecard asks for it'),
              effortDays: z.number().optional(),
              fixUrl: z.string().optional(),
              exemptedUntil: z.string().optional(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const scope = await authorizer.requireAccess(
        scorecardReadPermission,
        credentials,
      );
      const { entityRef } = parse(inputSchema, input);
      const report = await reports.get(entityRef, scope);
      return {
        output: {
          entityRef: report.entity.entityRef,
          title: report.entity.title,
          owner: report.entity.owner,
          isWaiting: report.isWaiting,
          scorecards: report.ladders.map(ladder => ({
            id: ladder.scorecard.id,
            title: ladder.scorecard.title,
            level: ladder.level,
            since: ladder.since,
            exempted: ladder.exempted,
          })),
          checks: report.verdicts.map(verdict => ({
            id: verdict.check.id,
            title: verdict.check.title,
            status: verdict.status,
            message: verdict.message,
            since: verdict.since,
            isNext: verdict.next,
            effortDays: verdict.check.effort,
            fixUrl: verdict.fix?.url,
            exemptedUntil: verdict.exemption?.endsAt,
          })),
        },
      };
    },
  });
}
