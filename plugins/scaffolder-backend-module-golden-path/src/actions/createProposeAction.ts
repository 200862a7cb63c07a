import { AuthService } from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  GitHosts,
  GoldenPathService,
  PullRequestError,
  readDirectory,
} from '@guildhall/plugin-golden-path-node';
import { authorOf } from '../run/authorOf';
import { compareWithRepository } from '../run/compareWithRepository';
import { readEntityRef } from '../run/readEntityRef';
import { runEffect } from '../run/runEffect';
import { templateOf } from '../run/templateOf';

const CATALOG_FILE = 'catalog-info.yaml';
const DEFAULT_BRANCH = 'golden-path/adopt';

const examples = [
  {
    description: 'Propose what a repository does not have yet',
    example: `steps:
  - id: propose
    name: Propose the missing files
    action: guildhall:propose
    input:
      host: \${{ parameters.host }}
      name: \${{ parameters.name }}
      title: Bring the repository onto the golden path
      description: Adds what is missing, and changes nothing that is there.
`,
  },
];

/**
 * Pushes a branch with what a repository lacks, and opens a pull request where
 * the host has them. Overwrites no file of a team.
 */
export function createProposeAction(deps: {
  appBaseUrl: string;
  auth: AuthService;
  gitHosts: GitHosts;
  goldenPath: GoldenPathService;
}) {
  const { appBaseUrl, auth, gitHosts, goldenPath } = deps;

  return createTemplateAction({
    id: 'guildhall:propose',
    description:
      'Pushes a branch to a repository, with those files of the workspace that it does not have, and opens a pull request where the git host has them. Files that are there stay as they are.',
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
        branch: z =>
          z
            .string()
            .optional()
            .describe(`The branch to be made. Default: ${DEFAULT_BRANCH}`),
        title: z =>
          z
            .string()
            .describe('The subject of the commit message and pull request'),
        description: z =>
          z
            .string()
            .optional()
            .describe('The body of the commit message and pull request'),
      },
      output: {
        branch: z => z.string().describe('The branch'),
        branchUrl: z => z.string().describe('The branch in the portal'),
        commit: z => z.string().describe('The commit that was pushed'),
        pullRequestUrl: z =>
          z
            .string()
            .optional()
            .describe('The pull request, where the git host has them'),
        kept: z =>
          z
            .array(z.string())
            .describe('Files that the repository has, and keeps'),
      },
    },
    async handler(ctx) {
      const { description, name, title } = ctx.input;
      const branch = ctx.input.branch || DEFAULT_BRANCH;
      const host = gitHosts.get(ctx.input.host || undefined);
      const signal = { signal: ctx.signal };
      ctx.output('branch', branch);
      ctx.output('branchUrl', host.fileUrl(name, '', branch));

      // The same base for each attempt, so that each makes the same commit.
      const base = await ctx.checkpoint({
        key: 'base',
        fn: async () => {
          const head = await host.head(name, undefined, signal);
          if (!head) {
            throw new NotFoundError(
              `The repository '${name}' at ${host.title} has no commit yet`,
            );
          }
          return head;
        },
      });
      const ours = await readDirectory(ctx.workspacePath, ctx);
      const { kept, missing } = compareWithRepository(
        ours,
        await host.listPaths(name, base, signal),
      );
      ctx.output('kept', kept);
      for (const path of kept) {
        ctx.logger.info(`'${path}' is there, and stays as it is`);
      }
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would push ${
            missing.length
          } files to the branch ${branch} of ${name}${
            host.pullRequests ? ', and open a pull request' : ''
          }`,
        );
        return;
      }

      const theirs = await host.readTree(name, base, {
        ...signal,
        filter: path => path === CATALOG_FILE,
      });
      const entityRef =
        readEntityRef(theirs.files, CATALOG_FILE) ??
        readEntityRef(ours, CATALOG_FILE);
      const { createdBy, target } = await runEffect(ctx, deps, {
        key: 'branch',
        title: `The branch ${branch} of ${name} at ${host.title}`,
        target: { kind: 'git-branch', host: host.id, name, branch },
        async make({ createdAt }) {
          const { commit } = await host.pushBranch(
            {
              name,
              branch,
              base,
              files: missing,
              message: [title]
                .concat(description ?? [])
                .join('\n\n')
                .concat('\n'),
              author: authorOf(ctx, { date: createdAt, appBaseUrl }),
            },
            signal,
          );
          return {
            target: { kind: 'git-branch', host: host.id, name, branch, commit },
            entityRef,
          };
        },
      });
      if (target.kind === 'git-branch' && target.commit) {
        ctx.output('commit', target.commit);
      }
      const template = templateOf(ctx);
      if (entityRef) {
        await goldenPath.recordService(
          {
            entityRef,
            host: host.id,
            name,
            template: template.name,
            version: template.version,
            taskId: ctx.task.id,
            createdBy,
          },
          { credentials: await auth.getOwnServiceCredentials(), ...signal },
        );
      }
      ctx.logger.info(`Pushed the branch ${branch} of ${name}`);
      try {
        const pullRequest = await host.pullRequests?.open(
          { name, branch, title, body: description ?? '' },
          signal,
        );
        if (pullRequest) {
          ctx.output('pullRequestUrl', pullRequest.url);
          ctx.logger.info(`Opened the pull request ${pullRequest.url}`);
        }
      } catch (error) {
        if (isError(error) && error.name === 'PullRequestError') {
          throw new PullRequestError(
            `The branch ${branch} of ${name} is pushed, and stays, but its pull request could not be opened. ${error.message}. Retry to open it`,
          );
        }
        throw error;
      }
    },
  });
}
