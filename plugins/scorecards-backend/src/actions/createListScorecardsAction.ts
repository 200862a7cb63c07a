import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  listScorecardsQuerySchema,
  scorecardReadPermission,
} from '@guildhall/plugin-scorecards-common';
import { toEntityFilter } from '../routes/toEntityFilter';
import { ScorecardsService } from '../service/ScorecardsService';

/** Lists scorecards with the caller's own rights. */
export function createListScorecardsAction(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  scorecards: ScorecardsService;
}): void {
  const { actionsRegistry, authorizer, scorecards } = options;
  actionsRegistry.register({
    name: 'list-scorecards',
    title: 'List scorecards',
    description: `Lists the scorecards of the organisation, and how many software entities stand on each of their levels, 'none' being below the first; of one owner or system, if asked for.
Points and coverage are shares from 0 to 1: of what could be earned, and of the checks whose outcome is known. Both are absent where there is nothing to measure. Answers one page; pass nextCursor as cursor for the next one.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: scorecardReadPermission,
    schema: {
      input: z =>
        z.object({
          owner: z.string().optional().describe('Entity ref of the owner'),
          system: z.string().optional().describe('Entity ref of the system'),
          cursor: z.string().optional(),
          limit: z.number().int().min(1).max(200).optional(),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              id: z.string(),
              title: z.string(),
              description: z.string(),
              type: z.string(),
              stage: z
                .string()
                .describe('preview: it is shown, but does not count yet'),
              owner: z.string(),
              entities: z.number(),
              levels: z.array(
                z.object({ level: z.string(), entities: z.number() }),
              ),
              points: z.number().optional(),
              coverage: z.number().optional(),
            }),
          ),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await authorizer.requireAccess(
        scorecardReadPermission,
        credentials,
      );
      const query = parse(listScorecardsQuerySchema, input);
      const page = await scorecards.list({
        access,
        filter: toEntityFilter(query),
        cursor: query.cursor,
        limit: query.limit,
      });
      return {
        output: {
          ...page,
          items: page.items.map(item => ({
            id: item.id,
            title: item.title,
            description: item.description,
            type: item.type,
            stage: item.stage,
            owner: item.owner,
            entities: item.entities,
            levels: item.levelCounts.map(({ level, count }) => ({
              level,
              entities: count,
            })),
            points: item.points,
            coverage: item.coverage,
          })),
        },
      };
    },
  });
}
