import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  GitHosts,
  GoldenPathService,
  readDirectory,
} from '@guildhall/plugin-golden-path-node';
import { readEntityRef } from '../run/readEntityRef';
import { runEffect } from '../run/runEffect';
import { templateOf } from '../run/templateOf';

const examples = [
  {
    description: 'Register what was published just before',
    example: `steps:
  - id: register
    name: Register it in the catalog
    action: guildhall:catalog:register
    input:
      catalogInfoUrl: \${{ steps.publish.output.repositoryUrl }}catalog-info.yaml
`,
  },
];

/** Registers a catalog file of a repository on a git host of the golden path. */
export function createRegisterAction(deps: {
  auth: AuthService;
  catalog: CatalogService;
  gitHosts: GitHosts;
  goldenPath: GoldenPathService;
}) {
  const { auth, catalog, gitHosts, goldenPath } = deps;

  return createTemplateAction({
    id: 'guildhall:catalog:register',
    description:
      'Registers a catalog file of a repository on a git host of the golden path. Needs no permission to register locations when this very task made the repository.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        catalogInfoUrl: z =>
          z.string().describe('The address of the catalog file in the portal'),
      },
      output: {
        entityRef: z => z.string().describe('The entity that it is about'),
      },
    },
    async handler(ctx) {
      const location = gitHosts.locate(ctx.input.catalogInfoUrl);
      if (!location) {
        throw new InputError(
          `catalogInfoUrl must be the address of a file on a git host of the golden path, and is '${ctx.input.catalogInfoUrl}'`,
        );
      }
      const { host, name, path, ref } = location;
      const url = host.fileUrl(name, path, ref);
      const files = await readDirectory(ctx.workspacePath, ctx);
      const entityRef = readEntityRef(files, path);
      if (!entityRef) {
        throw new InputError(`There is no file '${path}' in the workspace`);
      }
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would register ${url} for ${entityRef}`);
        return;
      }

      const service = await auth.getOwnServiceCredentials();
      const isOurs = await wasMadeByTask(ctx.task.id, {
        host: host.id,
        name,
        credentials: service,
      });
      const effect = await runEffect(ctx, deps, {
        key: 'location',
        title: `The catalog location of ${name}`,
        target: { kind: 'catalog-location', target: url },
        async make() {
          const locationId = await registerOnce(url, {
            registrant: isOurs ? service : await ctx.getInitiatorCredentials(),
            service,
          });
          return {
            target: { kind: 'catalog-location', target: url, locationId },
            entityRef,
          };
        },
      });
      const template = templateOf(ctx);
      await goldenPath.recordService(
        {
          entityRef,
          host: host.id,
          name,
          template: template.name,
          version: template.version,
          taskId: ctx.task.id,
          createdBy: effect.createdBy,
        },
        { credentials: service, signal: ctx.signal },
      );
      ctx.logger.info(`Registered ${entityRef}`);
    },
  });

  /**
   * A policy may keep people from registering any address they like. That of a
   * repository that the template has just made is no such address.
   */
  async function wasMadeByTask(
    taskId: string,
    options: { host: string; name: string; credentials: BackstageCredentials },
  ): Promise<boolean> {
    const { credentials, host, name } = options;
    const effects = await goldenPath.listTaskEffects(taskId, { credentials });
    return effects.some(
      ({ status, target }) =>
        status === 'done' &&
        target.kind === 'git-repository' &&
        target.host === host &&
        target.name === name,
    );
  }

  /** The id of the location, which an earlier attempt may have made already. */
  async function registerOnce(
    url: string,
    options: {
      registrant: BackstageCredentials;
      service: BackstageCredentials;
    },
  ): Promise<string> {
    try {
      const { location } = await catalog.addLocation(
        { type: 'url', target: url },
        { credentials: options.registrant },
      );
      return location.id;
    } catch (error) {
      const location = await catalog.getLocationByRef(`url:${url}`, {
        credentials: options.service,
      });
      if (!location) {
        throw error;
      }
      return location.id;
    }
  }
}
