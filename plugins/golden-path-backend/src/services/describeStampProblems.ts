import { StampProblem } from '@guildhall/plugin-golden-path-common';

/** What a person does about a stamp that cannot be read. */
const ADVICE: Record<StampProblem['reason'], string> = {
  absent:
    'restore it from the history, or bring the repository onto the path again with the adopt template',
  changed:
    'restore .guildhall/ from the commit of the last upgrade, or of the birth of the repository',
  unsupported:
    'bring the repository onto the path again with the adopt template, which writes it anew',
  invalid: 'correct it, or restore .guildhall/ from the history',
};

/** Says in words what is wrong with a stamp, and what to do about it. */
export function describeStampProblems(problems: StampProblem[]): string {
  return (
    problems
      // What follows the first line may quote what is in the file.
      .map(
        ({ message, reason }) => `${message.split('\n')[0]}: ${ADVICE[reason]}`,
      )
      .join('; ')
  );
}
