import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { templateNameSchema } from '@guildhall/plugin-golden-path-common';
import { goldenPathServiceRef } from '@guildhall/plugin-golden-path-node';
import knexFactory, { Knex } from 'knex';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const metadataSchema = z.object({
  name: templateNameSchema,
  annotations: z.object({ 'guildhall.dev/template-version': z.string() }),
});

/**
 * The real scaffolder, with a database of its own. Its action for rendering
 * asks the golden path for the release that the template's annotation names, as
 * the real one does, and fills in values without an engine.
 */
export function testScaffolder(goldenPathDatabase: Knex): BackendFeature[] {
  return [
    scaffolderPlugin,
    createBackendModule({
      pluginId: 'scaffolder',
      moduleId: 'test-actions',
      register(reg) {
        reg.registerInit({
          deps: {
            actions: scaffolderActionsExtensionPoint,
            auth: coreServices.auth,
            goldenPath: goldenPathServiceRef,
          },
          async init({ actions, auth, goldenPath }) {
            actions.addActions(
              createTemplateAction({
                id: 'guildhall:template:render',
                supportsDryRun: true,
                schema: { input: { values: zod => zod.record(zod.any()) } },
                async handler(ctx) {
                  const { name, annotations } = metadataSchema.parse(
                    ctx.templateInfo?.entity?.metadata,
                  );
                  const { files } = await goldenPath.getReleaseFiles(
                    {
                      template: name,
                      version: annotations['guildhall.dev/template-version'],
                    },
                    { credentials: await auth.getOwnServiceCredentials() },
                  );
                  for (const file of files) {
                    const path = join(ctx.workspacePath, file.path);
                    const text = file.content.replaceAll(
                      /\$\{\{ values\.(\w+) \}\}/g,
                      (_, key) => {
                        if (!(key in ctx.input.values)) {
                          throw new Error(
                            `${file.path}: there is no value '${key}'`,
                          );
                        }
                        return String(ctx.input.values[key]);
                      },
                    );
                    await mkdir(dirname(path), { recursive: true });
                    await writeFile(path, text);
                    await chmod(path, file.mode === '100755' ? 0o755 : 0o644);
                  }
                },
              }),
              createTemplateAction({
                id: 'guildhall:publish:git',
                schema: {
                  input: {
                    host: zod => zod.string().optional(),
                    name: zod => zod.string(),
                  },
                  output: { repositoryUrl: zod => zod.string() },
                },
                async handler() {
                  throw new Error('A plan makes nothing');
                },
              }),
              createTemplateAction({
                id: 'guildhall:catalog:register',
                schema: { input: { catalogInfoUrl: zod => zod.string() } },
                async handler() {
                  throw new Error('A plan makes nothing');
                },
              }),
              createTemplateAction({
                id: 'guildhall:propose',
                schema: {
                  input: {
                    name: zod => zod.string(),
                    branch: zod => zod.string(),
                  },
                },
                async handler() {
                  throw new Error('A plan makes nothing');
                },
              }),
            );
          },
        });
      },
    }),
    createServiceFactory({
      service: coreServices.database,
      deps: { plugin: coreServices.pluginMetadata },
      async factory({ plugin }) {
        const knex =
          plugin.getId() === 'golden-path'
            ? goldenPathDatabase
            : knexFactory({
                client: 'better-sqlite3',
                connection: ':memory:',
                useNullAsDefault: true,
              });
        return { getClient: async () => knex };
      },
    }),
  ];
}
