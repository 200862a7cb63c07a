import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { isIncluded, readStamp } from '@guildhall/plugin-golden-path-common';
import { GitHosts, readDirectory } from '@guildhall/plugin-golden-path-node';
import { rm } from 'node:fs/promises';
import { compareWithRepository } from '../run/compareWithRepository';
import { withStandIns } from '../run/standIns';

const examples = [
  {
    description: 'Keep only what a repository lacks, before it is stamped',
    example: `steps:
  - id: subtract
    name: See what is missing
    action: guildhall:repository:subtract
    input:
      host: \${{ parameters.host }}
      name: \${{ parameters.name }}
      only: [CODEOWNERS, 'docs/**']
`,
  },
];

/**
 * Files that a repository has are its team's, and not from the template: they
 * must be neither proposed nor part of the base of later upgrades.
 */
export function createSubtractAction({ gitHosts }: { gitHosts: GitHosts }) {
  return createTemplateAction({
    id: 'guildhall:repository:subtract',
    description:
      'Takes away from the workspace what the team of a repository has, so that only what it lacks is left. Refuses a repository that is on the golden path already; a dry run, as upgrades make it, leaves what was adopted.',
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
        only: z =>
          z
            .array(z.string())
            .optional()
            .describe('Patterns of files that are wanted. Default: all'),
      },
      output: {
        kept: z =>
          z
            .array(z.string())
            .describe(
              'Files that the repository has, or something else in their place, and keeps',
            ),
        missing: z =>
          z.array(z.string()).describe('Files that it lacks: what is left'),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      const host = gitHosts.get(ctx.input.host || undefined);
      const options = { signal: ctx.signal };
      const head = await host.head(name, undefined, options);
      if (!head) {
        throw new NotFoundError(
          `The repository '${name}' at ${host.title} has no commit yet`,
        );
      }
      const stamped = await host.readTree(name, head, {
        ...options,
        filter: path => path.startsWith('.guildhall/'),
      });
      const { base = [], problems, stamp } = readStamp(stamped.files);
      if (stamp && problems.length === 0 && !ctx.isDryRun) {
        throw new InputError(
          `'${name}' is on the golden path already, with ${stamp.template} ${stamp.version}: upgrade it instead`,
        );
      }

      const adopted = new Set(base.map(({ path }) => path));
      const theirs = (await host.listPaths(name, head, options)).filter(
        path => !adopted.has(path),
      );
      const ours = await readDirectory(ctx.workspacePath, ctx);
      const wanted = ours.filter(({ path }) =>
        isIncluded({ include: ctx.input.only }, path),
      );
      const { kept, missing } = compareWithRepository(
        wanted,
        withStandIns(wanted, theirs),
      );
      if (missing.length === 0) {
        throw new InputError(
          `'${name}' has every file that this template would propose`,
        );
      }
      const left = new Set(missing.map(({ path }) => path));
      for (const { path } of ours.filter(file => !left.has(file.path))) {
        await rm(resolveSafeChildPath(ctx.workspacePath, path));
      }
      ctx.output('kept', kept);
      ctx.output('missing', [...left]);
      ctx.logger.info(
        `${name} has ${kept.length} of the files, and lacks ${missing.length}`,
      );
    },
  });
}
