import { toError } from '@backstage/errors';
import { GateRequest } from '@guildhall/plugin-monitor-coverage-common';
import { readGitFiles } from '@guildhall/plugin-monitor-coverage-node';
import { Command } from '../Command';
import { MisuseError } from '../errors';
import { findCommit, findRoot } from '../tree';
import { askGate } from './askGate';
import { judgeFiles } from './judgeFiles';
import { MonitorsReport } from './MonitorsReport';
import { toAnnotations, toMarkdown, toText } from './print';
import { MonitorsOptions, readOptions, usage } from './readOptions';

/** What a change does to the monitors of parts. */
export const monitorsCommand: Command<MonitorsOptions, MonitorsReport> = {
  title: 'Monitors',
  usage,
  readOptions,
  fileOf: () => undefined,
  check,
  toText,
  toMarkdown,
  toAnnotations,
};

async function check(
  options: MonitorsOptions,
  cwd: string,
): Promise<MonitorsReport> {
  const { base, block, requirements } = options;
  const repository = await findRoot(cwd);
  const files = await readBoth({
    repository,
    commit: await findCommit(repository, base),
    globs: options.files,
  });
  const answer =
    'policies' in requirements
      ? await judgeFiles(files, { ...requirements, repository })
      : await askGate(files, requirements);
  const isWorse = answer.lost > 0 || answer.problems.length > 0;
  return {
    comparedWith: base,
    outcome: block && isWorse ? 'blocked' : 'passed',
    ...answer,
  };
}

async function readBoth(options: {
  repository: string;
  commit: string;
  globs: string[];
}): Promise<GateRequest> {
  const { repository, globs } = options;
  try {
    const [before, after] = await Promise.all([
      readGitFiles(options),
      readGitFiles({ repository, globs }),
    ]);
    if (before.length + after.length > 0) {
      return { before, after };
    }
  } catch (error) {
    throw new MisuseError(toError(error).message);
  }
  throw new MisuseError(
    `There is no file ${globs.join(
      ', ',
    )} in ${repository}; say with --files where the rules are.`,
  );
}
