import { AuditorService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  requestExemptionSchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { ExemptionsService } from '../exemptions/ExemptionsService';

/** Asks for an exemption with the caller's own rights; somebody else decides. */
export function createRequestExemptionAction(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  exemptions: ExemptionsService;
}): void {
  const { actionsRegistry, auditor, exemptions } = options;
  actionsRegistry.register({
    name: 'request-exemption',
    title: 'Request an exemption from a check',
    description: `Asks that failing a check is allowed until a date: for one entity, for all that a group owns, or for all of a system. Somebody who answers for the check approves or denies it; nothing changes until then. The reason says why the check cannot be passed now, and what is done about it.`,
    attributes: { readOnly: false, idempotent: false, destructive: false },
    visibilityPermission: scorecardReadPermission,
    schema: {
      input: z =>
        z.object({
          check: z.string().describe('The id of the check'),
          scope: z.object({
            type: z.enum(['entity', 'owner', 'system']),
            ref: z
              .string()
              .describe('Full ref of the entity, the owner or the system'),
          }),
          reason: z.string().describe('At least ten characters'),
          endsAt: z
            .string()
            .describe('ISO 8601 time, such as 2026-12-31T00:00:00Z'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          state: z.string(),
          endsAt: z.string(),
          decidedByOwner: z
            .string()
            .optional()
            .describe('The group that decides'),
        }),
    },
    action: async ({ input, credentials }) => {
      const exemption = await audited(
        auditor,
        { eventId: 'exemption-request', severityLevel: 'medium' },
        () =>
          exemptions.request(parse(requestExemptionSchema, input), credentials),
        ({ id, check, scope, endsAt, requestedBy }) => ({
          id,
          check,
          scope,
          endsAt,
          requestedBy,
        }),
      );
      return {
        output: {
          id: exemption.id,
          state: exemption.state,
          endsAt: exemption.endsAt,
          decidedByOwner: exemption.check.owner,
        },
      };
    },
  });
}
