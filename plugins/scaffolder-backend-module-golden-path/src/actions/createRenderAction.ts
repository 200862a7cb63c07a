import {
  AuthService,
  LoggerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { createFetchTemplateAction } from '@backstage/plugin-scaffolder-backend';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { GoldenPathService } from '@guildhall/plugin-golden-path-node';
import { join } from 'node:path';
import { templateOf } from '../run/templateOf';
import { writeFiles } from '../run/writeFiles';

const examples = [
  {
    description: 'Render the files of the release that is run',
    example: `steps:
  - id: render
    name: Render the files
    action: guildhall:template:render
    input:
      values: \${{ parameters }}
`,
  },
];

/**
 * Renders a release with the scaffolder's own `fetch:template`, so that files
 * are written like those of any other template.
 */
export function createRenderAction(deps: {
  auth: AuthService;
  goldenPath: GoldenPathService;
  integrations: ScmIntegrations;
  reader: UrlReaderService;
}) {
  const fetchTemplate = createFetchTemplateAction(deps);

  return createTemplateAction({
    id: 'guildhall:template:render',
    description:
      'Renders the files of the release that the template entity names, all layers put together, into the workspace.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        values: z =>
          z
            .record(z.any())
            .describe('What the files of the template see as `values`'),
      },
    },
    async handler(ctx) {
      const { name, ref, version } = templateOf(ctx);
      const { copyWithoutTemplating, files } =
        await deps.goldenPath.getReleaseFiles(
          { template: name, version },
          {
            credentials: await deps.auth.getOwnServiceCredentials(),
            signal: ctx.signal,
          },
        );
      const folder = await ctx.createTemporaryDirectory();
      await writeFiles(join(folder, 'skeleton'), files);
      await fetchTemplate.handler({
        ...ctx,
        logger: quiet(ctx.logger),
        templateInfo: {
          ...ctx.templateInfo,
          entityRef: ref,
          baseUrl: `file://${join(folder, 'template.yaml')}`,
        },
        input: {
          url: './skeleton',
          values: ctx.input.values,
          copyWithoutTemplating,
          replace: true,
        },
      });
      ctx.logger.info(`Rendered ${files.length} files of ${name} ${version}`);
    },
  });
}

/**
 * `fetch:template` would log all values, which are nobody else's business, and a
 * line for each file, which is a write to the database each.
 */
function quiet(logger: LoggerService): LoggerService {
  return {
    error: message => logger.error(message),
    warn: message => logger.warn(message),
    info: () => {},
    debug: () => {},
    child: meta => quiet(logger.child(meta)),
  };
}
