import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  coverageReadPermission,
  describeReasons,
  entityRefSchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { z as zod } from 'zod';
import { PartService } from '../services/PartService';

const inputSchema = zod.object({ entityRef: entityRefSchema });

/** Shows one part with the caller's own rights. */
export function createGetPartAction(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  parts: PartService;
}): void {
  const { actionsRegistry, authorizer, parts } = options;
  actionsRegistry.register({
    name: 'get-monitored-part',
    title: 'Get how a part is monitored',
    description:
      'Shows how strongly each signal of a component, resource or API is watched (none, rule, live, routed, proven, or unknown while a provider does not answer), what keeps it from the next rung, and which monitors watch it.',
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: coverageReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Full entity ref, such as resource:default/visits-db'),
        }),
      output: z =>
        z.object({
          entityRef: z.string(),
          owner: z.string().optional(),
          endangers: z.number(),
          gaps: z.number(),
          signals: z.array(
            z.object({
              signal: z.string(),
              rung: z.string(),
              reason: z.string(),
              since: z.string(),
              waivedBecause: z.string().optional(),
            }),
          ),
          monitors: z.array(
            z.object({
              name: z.string(),
              signal: z.string(),
              rung: z.string(),
              reason: z.string(),
              explanation: z.string(),
              findings: z.array(z.string()),
            }),
          ),
          watchDueAt: z.string().optional(),
          watchOverdue: z.boolean().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await authorizer.requireAccess(
        coverageReadPermission,
        credentials,
      );
      const { entityRef } = parse(inputSchema, input);
      const part = await parts.get(entityRef, access);
      return {
        output: {
          entityRef: part.entityRef,
          owner: part.owner,
          endangers: part.endangers,
          gaps: part.gaps,
          signals: part.cells.map(cell => ({
            signal: cell.signal,
            rung: cell.rung,
            reason: describeReasons(cell.reasons),
            since: cell.since,
            waivedBecause: cell.waiver?.because,
          })),
          monitors: part.matches.map(match => ({
            name: match.monitor.name,
            signal: match.signal,
            rung: match.rung,
            reason: describeReasons(match.reasons),
            explanation: describeReasons(match.explanation),
            findings: match.findings,
          })),
          watchDueAt: part.watch?.dueAt,
          watchOverdue: part.watch?.overdue,
        },
      };
    },
  });
}
