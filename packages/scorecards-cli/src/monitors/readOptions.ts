import { parseArgs } from 'node:util';
import { Output } from '../Command';
import { parseLine, toOutput, toPortal } from '../commandLine';
import { MisuseError } from '../errors';
import { Portal } from '../portal';

/** Where it is said what parts need, without a portal. */
export interface PolicyFiles {
  /** Globs of policies. */
  policies: string[];
  /** Globs of the files that describe entities, in the repository. */
  catalogInfo: string[];
}

/** What is asked of the command. */
export interface MonitorsOptions extends Output {
  requirements: Portal | PolicyFiles;
  base: string;
  /** Globs of rule files, from the root of the repository. */
  files: string[];
  /** Whether a loss blocks the change. */
  block: boolean;
}

export const usage = `guildhall-check monitors: what a change of Prometheus rule files does to
monitor coverage

Usage: guildhall-check monitors --base REF [options]

What parts need, one of:
  --portal URL          Ask this portal, with the token in GUILDHALL_TOKEN.
                        Default: the environment variable GUILDHALL_URL.
  --policy GLOB         Use the policies in these files, and the entities that
                        the repository describes, no portal. May be repeated.
  --catalog-info GLOB   Where those are described. May be repeated.
                        Default: **/catalog-info.yaml

What is checked:
  --base REF            The commit or branch to compare with, such as
                        origin/main.
  --files GLOB          Rule files and their unit tests, from the root of the
                        repository. May be repeated.
                        Default: monitoring/**/*.{yaml,yml}
  --block               End with 1 when a signal loses its rule, or a rule is
                        broken. Without it, both are only told.

Output:
  --json                Print everything as JSON.
  --github              Print annotations of GitHub Actions, and write the
                        summary of the job.
  --markdown FILE       Also write a summary in Markdown to this file.

  --help                Print this.

Exit codes: 0 nothing blocks the change; 1 with --block, something is lost or
broken; 2 the command was called wrongly; 3 it cannot be told, for example
because the portal does not answer.
`;

/** Reads the command line; undefined if it asks for help. */
export function readOptions(
  args: string[],
  env: NodeJS.ProcessEnv,
): MonitorsOptions | undefined {
  const { help, portal, policy, base, files, block, ...values } = parse(args);
  if (help) {
    return undefined;
  }
  if (base === undefined) {
    throw new MisuseError(
      'Say what to compare with: --base REF, such as origin/main.',
    );
  }
  if (portal !== undefined && policy !== undefined) {
    throw new MisuseError('Give either --portal or --policy.');
  }
  return {
    requirements:
      policy === undefined
        ? {
            portal: toPortal(
              portal ?? env.GUILDHALL_URL,
              'Say what parts need: --portal URL (or GUILDHALL_URL), or --policy GLOB.',
            ),
            token: env.GUILDHALL_TOKEN || undefined,
          }
        : { policies: policy, catalogInfo: values['catalog-info'] },
    base,
    files,
    block,
    ...toOutput(values),
  };
}

function parse(args: string[]) {
  return parseLine(
    usage,
    () =>
      parseArgs({
        args,
        options: {
          base: { type: 'string' },
          block: { type: 'boolean', default: false },
          'catalog-info': {
            type: 'string',
            multiple: true,
            default: ['**/catalog-info.yaml'],
          },
          files: {
            type: 'string',
            multiple: true,
            default: ['monitoring/**/*.{yaml,yml}'],
          },
          github: { type: 'boolean' },
          help: { type: 'boolean' },
          json: { type: 'boolean' },
          markdown: { type: 'string' },
          policy: { type: 'string', multiple: true },
          portal: { type: 'string' },
        },
      }).values,
  );
}
