import { parseArgs } from 'node:util';
import { Output } from './Command';
import { parseLine, toOutput, toPortal } from './commandLine';
import { MisuseError } from './errors';
import { Portal } from './portal';

/** What is asked of the command. */
export interface Options extends Output {
  rules: Portal | { folder: string };
  /** A commit to compare with, instead of with what the portal knows. */
  base?: string;
  /** The entity, where the file describes several. */
  entity?: string;
  catalogInfo: string;
  /** The folder of the entity's files, where it is not that of `catalogInfo`. */
  folder?: string;
}

const NO_RULES =
  'Say where the rules are: --portal URL (or GUILDHALL_URL), or --rules FOLDER.';

export const usage = `guildhall-check: what a change does to the scorecards of its repository

Usage: guildhall-check [options]
       guildhall-check monitors --help

Rules, one of:
  --portal URL          Ask this portal, with the token in GUILDHALL_TOKEN.
                        Default: the environment variable GUILDHALL_URL.
  --rules FOLDER        Use the definitions (*.yaml) in this folder, no portal.

What is checked:
  --catalog-info FILE   Where the entity is described. Default: catalog-info.yaml
  --entity REF          Which one, if the file describes several.
  --folder FOLDER       Where the entity's files are. Default: what its
                        annotation backstage.io/source-location says, else the
                        folder of its catalog-info.yaml.
  --base REF            Compare with this commit or branch, such as origin/main,
                        instead of with what the portal knows.

Output:
  --json                Print everything as JSON.
  --github              Print annotations of GitHub Actions, and write the
                        summary of the job.
  --markdown FILE       Also write a summary in Markdown to this file.

  --help                Print this.

Exit codes: 0 nothing blocks the change; 1 a blocking check fails; 2 the
command was called wrongly; 3 it cannot be told, for example because the portal
does not answer.
`;

/** Reads the command line; undefined if it asks for help. */
export function readOptions(
  args: string[],
  env: NodeJS.ProcessEnv,
): Options | undefined {
  const { help, json, github, portal, rules, ...values } = parse(args);
  if (help) {
    return undefined;
  }
  if (portal !== undefined && rules !== undefined) {
    throw new MisuseError('Give either --portal or --rules.');
  }
  return {
    rules:
      rules === undefined
        ? {
            portal: toPortal(portal ?? env.GUILDHALL_URL, NO_RULES),
            token: env.GUILDHALL_TOKEN || undefined,
          }
        : { folder: rules },
    base: values.base,
    entity: values.entity,
    catalogInfo: values['catalog-info'],
    folder: values.folder,
    ...toOutput({ json, github, markdown: values.markdown }),
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
          'catalog-info': { type: 'string', default: 'catalog-info.yaml' },
          entity: { type: 'string' },
          folder: { type: 'string' },
          github: { type: 'boolean' },
          help: { type: 'boolean' },
          json: { type: 'boolean' },
          markdown: { type: 'string' },
          portal: { type: 'string' },
          rules: { type: 'string' },
        },
      }).values,
  );
}
