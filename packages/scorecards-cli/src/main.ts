import { toError } from '@backstage/errors';
import { appendFile, writeFile } from 'node:fs/promises';
import { check } from './check';
import { MisuseError, UnansweredError } from './errors';
import { exitCodes } from './exitCodes';
import { Report } from './judge/Report';
import { command, toAnnotations } from './print/toAnnotations';
import { toMarkdown } from './print/toMarkdown';
import { toText } from './print/toText';
import { Options, readOptions, usage } from './readOptions';

/** Runs the command, and gives the exit code. Never throws. */
export async function main(
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  let options: Options | undefined;
  try {
    options = readOptions(args, env);
    if (!options) {
      process.stdout.write(usage);
      return exitCodes.passed;
    }
    const report = await check(options, process.cwd());
    await print(report, options, env);
    return exitCodes[report.outcome];
  } catch (error) {
    const { message, stack } = toError(error);
    const isExpected =
      error instanceof MisuseError || error instanceof UnansweredError;
    if (options?.output === 'github') {
      const file = options.catalogInfo;
      process.stdout.write(
        `${command('error', file, 'Scorecards', message)}\n`,
      );
    }
    process.stderr.write(`${isExpected ? message : stack}\n`);
    return error instanceof MisuseError
      ? exitCodes.misuse
      : exitCodes.undecided;
  }
}

async function print(
  report: Report,
  options: Options,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { output, markdown } = options;
  if (markdown !== undefined) {
    await writeFile(markdown, toMarkdown(report));
  }
  switch (output) {
    case 'json':
      process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
      break;
    case 'github':
      process.stdout.write(toAnnotations(report, options.catalogInfo));
      if (env.GITHUB_STEP_SUMMARY) {
        await appendFile(env.GITHUB_STEP_SUMMARY, toMarkdown(report));
      }
      break;
    default:
      process.stdout.write(toText(report));
  }
}
