import { scorecardsCommand } from './check';
import { monitorsCommand } from './monitors/monitorsCommand';
import { run } from './run';

/** Runs the command that is asked for, and gives the exit code. Never throws. */
export async function main(
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<number> {
  return args[0] === 'monitors'
    ? run(monitorsCommand, args.slice(1), env)
    : run(scorecardsCommand, args, env);
}
