import { toError } from '@backstage/errors';
import { parseArgs } from 'node:util';
import { MisuseError } from './errors';

/** What is asked of the command. */
export interface Options {
  rules: { portal: string; token: string | undefined } | { folder: string };
  /** A commit to compare with, instead of with what the portal knows. */
  base?: string;
  /** The entity, where the file describes several. */
  entity?: string;
  catalogInfo: string;
  /** The folder of the entity's files, where it is not that of `catalogInfo`. */
  folder?: string;
  output: 'text' | 'json' | 'github';
  /** A file to which a summary in Markdown is written. */
  markdown?: string;
}

export const usage = `guildhall-check: what a change does to the scorecards of its repository

Usage: guildhall-check [options]

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
  if (json && github) {
    throw new MisuseError('Give either --json or --github.');
  }
  if (portal !== undefined && rules !== undefined) {
    throw new MisuseError('Give either --portal or --rules.');
  }
  return {
    rules:
      rules === undefined
        ? {
            portal: toPortal(portal ?? env.GUILDHALL_URL),
            token: env.GUILDHALL_TOKEN || undefined,
          }
        : { folder: rules },
    base: values.base,
    entity: values.entity,
    catalogInfo: values['catalog-info'],
    folder: values.folder,
    output: (json && 'json') || (github && 'github') || 'text',
    markdown: values.markdown,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
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
    }).values;
  } catch (error) {
    throw new MisuseError(`${toError(error).message}\n\n${usage}`);
  }
}

function toPortal(url: string | undefined): string {
  if (!url) {
    throw new MisuseError(
      'Say where the rules are: --portal URL (or GUILDHALL_URL), or --rules FOLDER.',
    );
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new MisuseError(
      `'${url}' is not the address of a portal, such as https://portal.example.com.`,
    );
  }
  return url.replace(/\/+$/, '');
}
