import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { NotAllowedError } from '@backstage/errors';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  factReadPermission,
  previewPermission,
  previewRequestSchema,
} from '@guildhall/plugin-scorecards-common';
import { PreviewService } from '../preview/PreviewService';

/** Longer previews are given up. */
const TIMEOUT_MS = 60_000;

/** Tries definitions out with the caller's own rights. */
export function createPreviewDefinitionsAction(options: {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  authorizer: Authorizer;
  previews: PreviewService;
}): void {
  const { actionsRegistry, auth, authorizer, previews } = options;
  actionsRegistry.register({
    name: 'preview-definitions',
    title: 'Preview checks and scorecards',
    description: `Tries out checks and scorecards, written as YAML documents (apiVersion guildhall.dev/v1alpha1, kind Check, Scorecard or FactSource), over everything in the catalog that the caller may read. Stores nothing.
Tells what is wrong with the documents and where, a test of theirs that does not hold included, how many entities would get which status, and who would rise or fall a level. A document with the id of one in force replaces it for the preview.`,
    attributes: { readOnly: true, idempotent: true, destructive: false },
    visibilityPermission: previewPermission,
    schema: {
      input: z =>
        z.object({
          documents: z
            .string()
            .describe('One or more YAML documents, divided by ---'),
        }),
      output: z =>
        z.object({
          entities: z.number().describe('Entities that were looked at'),
          totalEntities: z.number(),
          problems: z.array(
            z.object({
              line: z.number(),
              column: z.number(),
              message: z.string(),
              blocking: z.boolean(),
            }),
          ),
          checks: z.array(
            z.object({
              id: z.string(),
              before: z.record(z.number()).optional(),
              after: z.record(z.number()),
              changed: z.number(),
              samples: z.array(
                z.object({
                  entityRef: z.string(),
                  before: z.string().optional(),
                  after: z.string().optional(),
                  message: z.string(),
                }),
              ),
            }),
          ),
          scorecards: z.array(
            z.object({
              id: z.string(),
              up: z.number(),
              down: z.number(),
              moves: z.array(
                z.object({
                  entityRef: z.string(),
                  from: z.string().optional(),
                  to: z.string().optional(),
                }),
              ),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      if (!auth.isPrincipal(credentials, 'user')) {
        throw new NotAllowedError('Only users preview definitions this way');
      }
      const { access } = await authorizer.requireAccess(
        previewPermission,
        credentials,
      );
      await authorizer.require(factReadPermission, credentials);
      const { documents } = parse(previewRequestSchema, input);
      const preview = await previews.preview(
        credentials.principal.userEntityRef,
        { access, documents, signal: AbortSignal.timeout(TIMEOUT_MS) },
      );
      return {
        output: {
          entities: preview.entities,
          totalEntities: preview.totalEntities,
          problems: preview.problems.map(
            ({ line, column, message, blocking }) => ({
              line,
              column,
              message,
              blocking,
            }),
          ),
          checks: preview.checks.map(check => ({
            id: check.id,
            before: check.before,
            after: check.after,
            changed: check.changed,
            samples: check.samples.map(
              ({ entity, before, after, message }) => ({
                entityRef: entity.entityRef,
                before,
                after,
                message,
              }),
            ),
          })),
          scorecards: preview.scorecards.map(
            ({ scorecard, up, down, samples }) => ({
              id: scorecard.id,
              up,
              down,
              moves: samples.map(({ entity, from, to }) => ({
                entityRef: entity.entityRef,
                from: from?.id,
                to: to?.id,
              })),
            }),
          ),
        },
      };
    },
  });
}
