import { AuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  GitHosts,
  GoldenPathService,
  readDirectory,
} from '@guildhall/plugin-golden-path-node';
import { authorOf } from '../run/authorOf';
import { readEntityRef } from '../run/readEntityRef';
import { runEffect } from '../run/runEffect';
import { templateOf } from '../run/templateOf';

const examples = [
  {
    description: 'Make a repository of the workspace',
    example: `steps:
  - id: publish
    name: Make the repository
    action: guildhall:publish:git
    input:
      host: \${{ parameters.host }}
      name: \${{ parameters.name }}
      description: \${{ parameters.description }}
`,
  },
];

/** Makes exactly one repository, however often it is tried. */
export function createPublishAction(deps: {
  appBaseUrl: string;
  auth: AuthService;
  gitHosts: GitHosts;
  goldenPath: GoldenPathService;
}) {
  const { appBaseUrl, gitHosts } = deps;

  return createTemplateAction({
    id: 'guildhall:publish:git',
    description:
      'Makes a repository of the workspace on a git host of the golden path, with one commit on the branch main.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        host: z =>
          z
            .string()
            .optional()
            .describe('The id of a git host. Default: the first one'),
        name: z => z.string().describe('The name of the repository'),
        description: z =>
          z.string().optional().describe('The body of the commit message'),
      },
      output: {
        remoteUrl: z => z.string().describe('What one gives to git clone'),
        repositoryUrl: z =>
          z.string().describe('The repository in the portal, ending in a /'),
        commit: z => z.string().describe('The commit that was pushed'),
      },
    },
    async handler(ctx) {
      const { description, name } = ctx.input;
      const host = gitHosts.get(ctx.input.host || undefined);
      const template = templateOf(ctx);
      ctx.output('remoteUrl', host.remoteUrl(name));
      ctx.output('repositoryUrl', host.repositoryUrl(name));
      if (ctx.isDryRun) {
        ctx.logger.info(`Would make the repository ${host.remoteUrl(name)}`);
        return;
      }

      const files = await readDirectory(ctx.workspacePath, ctx);
      if (files.length === 0) {
        throw new InputError(
          'There is nothing to publish: the workspace of this task is gone; run the template again',
        );
      }
      const { target } = await runEffect(ctx, deps, {
        key: 'repository',
        title: `The repository ${name} at ${host.title}`,
        target: { kind: 'git-repository', host: host.id, name },
        async make({ createdAt }) {
          const { commit } = await host.createAndPush(
            {
              name,
              files,
              message: [`Made from ${template.name} ${template.version}`]
                .concat(description ?? [])
                .join('\n\n')
                .concat('\n'),
              author: authorOf(ctx, { date: createdAt, appBaseUrl }),
            },
            { signal: ctx.signal },
          );
          return {
            target: { kind: 'git-repository', host: host.id, name, commit },
            entityRef: readEntityRef(files, 'catalog-info.yaml'),
          };
        },
      });
      if (target.kind === 'git-repository' && target.commit) {
        ctx.output('commit', target.commit);
      }
      ctx.logger.info(`The repository is at ${host.remoteUrl(name)}`);
    },
  });
}
