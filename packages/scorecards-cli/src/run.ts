import { toError } from '@backstage/errors';
import { appendFile, writeFile } from 'node:fs/promises';
import { Command, Output } from './Command';
import { MisuseError, UnansweredError } from './errors';
import { exitCodes } from './exitCodes';
import { annotation } from './print/annotation';

/** Runs a command, and gives the exit code. Never throws. */
export async function run<
  TOptions extends Output,
  TReport extends { outcome: keyof typeof exitCodes },
>(
  command: Command<TOptions, TReport>,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  let options: TOptions | undefined;
  try {
    options = command.readOptions(args, env);
    if (!options) {
      process.stdout.write(command.usage);
      return exitCodes.passed;
    }
    const report = await command.check(options, process.cwd());
    await print(command, report, options, env);
    return exitCodes[report.outcome];
  } catch (error) {
    const { message, stack } = toError(error);
    const isExpected =
      error instanceof MisuseError || error instanceof UnansweredError;
    if (options?.output === 'github') {
      const { title } = command;
      const file = command.fileOf(options);
      process.stdout.write(
        `${annotation('error', { file, title, message })}\n`,
      );
    }
    process.stderr.write(`${isExpected ? message : stack}\n`);
    return error instanceof MisuseError
      ? exitCodes.misuse
      : exitCodes.undecided;
  }
}

async function print<
  TOptions extends Output,
  TReport extends { outcome: keyof typeof exitCodes },
>(
  command: Command<TOptions, TReport>,
  report: TReport,
  options: TOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const { output, markdown } = options;
  if (markdown !== undefined) {
    await writeFile(markdown, command.toMarkdown(report));
  }
  switch (output) {
    case 'json':
      process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
      break;
    case 'github':
      process.stdout.write(command.toAnnotations(report, options));
      if (env.GITHUB_STEP_SUMMARY) {
        await appendFile(env.GITHUB_STEP_SUMMARY, command.toMarkdown(report));
      }
      break;
    default:
      process.stdout.write(command.toText(report));
  }
}
