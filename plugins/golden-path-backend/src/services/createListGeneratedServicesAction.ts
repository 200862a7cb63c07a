import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  listServicesQuerySchema,
  serviceReadPermission,
} from '@guildhall/plugin-golden-path-common';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { ServicesService } from './ServicesService';

/** Lists services with the caller's own rights. */
export function createListGeneratedServicesAction(options: {
  actionsRegistry: ActionsRegistryService;
  authorizer: Authorizer;
  services: ServicesService;
}): void {
  const { actionsRegistry, authorizer, services } = options;
  actionsRegistry.register({
    name: 'list-generated-services',
    title: 'List generated services',
    description: `Lists services whose repository was made from a golden path template, with the release that they are on and how far they are behind the newest one (drift: current, patch, minor, major or unknown).
Answers one page; pass nextCursor as cursor for the next one.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: serviceReadPermission,
    schema: {
      input: z =>
        z.object({
          template: z.string().optional().describe('Name of a template'),
          owner: z.string().optional().describe('Entity ref of the owner'),
          drift: z
            .enum(['current', 'patch', 'minor', 'major', 'unknown'])
            .optional(),
          cursor: z.string().optional(),
          limit: z.number().int().min(1).max(200).optional(),
        }),
      output: z =>
        z.object({
          items: z.array(
            z.object({
              entityRef: z.string(),
              owner: z.string().optional(),
              template: z.string(),
              version: z.string().optional(),
              latestVersion: z.string().optional(),
              drift: z.string(),
              changedFiles: z.number().optional(),
              error: z.string().optional(),
            }),
          ),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await authorizer.requireAccess(
        serviceReadPermission,
        credentials,
      );
      const query = parse(listServicesQuerySchema, input);
      const { items, totalItems, nextCursor } = await services.list({
        ...query,
        access,
      });
      return {
        output: {
          items: items.map(item => ({
            entityRef: item.entityRef,
            owner: item.owner,
            template: item.template,
            version: item.version,
            latestVersion: item.latestVersion,
            drift: item.drift,
            changedFiles: item.changedFiles,
            error: item.error,
          })),
          totalItems,
          nextCursor,
        },
      };
    },
  });
}
