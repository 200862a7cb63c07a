import { AuditorService, AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import {
  createUpgradeRequestSchema,
  serviceReadPermission,
  serviceUpgradePermission,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { nameOf, toCaller } from '../http/callers';
import { ServicesService } from '../services/ServicesService';
import { UpgradePreviews } from './UpgradePreviews';
import { UpgradesService } from './UpgradesService';

/** Computes an upgrade with the caller's own rights; pushes nothing. */
export function createPreviewUpgradeAction(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  authorizer: Authorizer;
  previews: UpgradePreviews;
  services: ServicesService;
  upgrades: UpgradesService;
}): void {
  const { actionsRegistry, auditor, auth, authorizer } = options;
  const { previews, services, upgrades } = options;
  actionsRegistry.register({
    name: 'preview-upgrade',
    title: 'Preview an upgrade',
    description: `Computes what upgrading a generated service to a newer release of its template would do, file by file, and keeps it as a preview. Nothing is written to the repository.
When newQuestions has required ones, call it again with answers to them.`,
    attributes: { readOnly: false, idempotent: false, destructive: false },
    visibilityPermission: serviceReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .describe('Such as component:default/visits-api'),
          toVersion: z
            .string()
            .optional()
            .describe('Default: the newest release'),
          answers: z
            .record(z.string(), z.unknown())
            .optional()
            .describe('Answers to new questions, by name'),
        }),
      output: z =>
        z.object({
          id: z.string(),
          fromVersion: z.string(),
          toVersion: z.string(),
          conflicts: z.number(),
          notes: z.array(z.string()),
          newQuestions: z.array(
            z.object({
              name: z.string(),
              title: z.string(),
              isRequired: z.boolean(),
            }),
          ),
          files: z.array(
            z.object({
              path: z.string(),
              outcome: z.string(),
              explanation: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const { access } = await authorizer.requireAccess(
        serviceReadPermission,
        credentials,
      );
      const request = parse(createUpgradeRequestSchema, input);
      const { service } = await services.find(request.entityRef, access);
      await authorizer.requireFor(
        serviceUpgradePermission,
        request.entityRef,
        credentials,
      );
      const { id } = await audited(
        auditor,
        {
          eventId: 'upgrade-preview',
          severityLevel: 'low',
          meta: { entityRef: request.entityRef },
        },
        () =>
          previews.create(service, {
            toVersion: request.toVersion,
            answers: request.answers,
            createdBy: nameOf(toCaller(auth, credentials)),
            credentials,
          }),
      );
      const detail = await upgrades.get(id, access);
      return {
        output: {
          id,
          fromVersion: detail.fromVersion,
          toVersion: detail.toVersion,
          conflicts: detail.conflicts,
          notes: detail.notes,
          newQuestions: detail.newQuestions.map(
            ({ name, title, isRequired }) => ({ name, title, isRequired }),
          ),
          files: detail.files.map(({ path, outcome, explanation }) => ({
            path,
            outcome,
            explanation,
          })),
        },
      };
    },
  });
}
