import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  coverageReadPermission,
  describeReasons,
  listGapsQuerySchema,
  signals,
} from '@guildhall/plugin-monitor-coverage-common';
import { PartService } from '../services/PartService';

/** Lists gaps with the caller's own rights. */
export function createListGapsAction(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  parts: PartService;
}): void {
  const { actionsRegistry, authorizer, parts } = options;
  actionsRegistry.register({
    name: 'list-monitor-gaps',
    title: 'List monitor gaps',
    description: `Lists signals (latency, saturation, replication-lag and so on) of components, resources and APIs that the monitor policy asks for but nobody would hear of, those first on which most other parts depend.
The rung says how far it is: none (no monitor reads it), rule (a monitor exists), live (what it reads is measured, but the alert reaches no receiver with an owner). Answers one page; pass nextCursor as cursor for the next one.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: coverageReadPermission,
    schema: {
      input: z =>
        z.object({
          owner: z.string().optional().describe('Entity ref of the owner'),
          system: z.string().optional().describe('Entity ref of the system'),
          signal: z.enum(signals).optional(),
          cursor: z.string().optional(),
          limit: z.number().int().min(1).max(200).optional(),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              entityRef: z.string(),
              owner: z.string().optional(),
              signal: z.string(),
              rung: z.string(),
              reason: z.string(),
              endangers: z
                .number()
                .describe('How many other parts depend on this one'),
              journeys: z.array(z.string()),
            }),
          ),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await authorizer.requireAccess(
        coverageReadPermission,
        credentials,
      );
      const query = parse(listGapsQuerySchema, input);
      const { cursor, limit, owner, signal, system } = query;
      const page = await parts.listGaps({
        access,
        cursor,
        filter: { owner, system },
        limit,
        signal,
      });
      return {
        output: {
          ...page,
          items: page.items.map(gap => ({
            entityRef: gap.entityRef,
            owner: gap.owner,
            signal: gap.signal,
            rung: gap.rung,
            reason: describeReasons(gap.reasons),
            endangers: gap.endangers,
            journeys: gap.journeys.map(({ title }) => title),
          })),
        },
      };
    },
  });
}
