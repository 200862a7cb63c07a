import { Report, ReportedCheck } from '../judge/Report';

/** Whether a check is what stops the change. */
export function stops({ blocking, exempted, after }: ReportedCheck): boolean {
  return (
    blocking && !exempted && [undefined, 'fail', 'unknown'].includes(after)
  );
}

/** Checks by what a reader wants to know first. */
export function groupChecks({ checks, comparedWith }: Report) {
  const moved = (direction: string) =>
    checks.filter(check => check.direction === direction && !stops(check));
  return [
    { title: 'Stops the change', checks: checks.filter(stops) },
    { title: 'Worse', checks: moved('worse') },
    { title: 'Better', checks: moved('better') },
    { title: 'Other', checks: moved('other') },
    {
      title: comparedWith ? 'Open as before' : 'Open',
      checks: moved('same').filter(({ after }) =>
        ['fail', 'warn', 'unknown'].includes(after ?? ''),
      ),
    },
  ].filter(group => group.checks.length > 0);
}

/** Such as `fail -> pass`. */
export function toTransition({ before, after }: ReportedCheck): string {
  const is = after ?? 'no verdict';
  return before === undefined || before === after ? is : `${before} -> ${is}`;
}

/** What the exit code says, in a sentence. */
export function toVerdict({ outcome }: Report): string {
  switch (outcome) {
    case 'blocked':
      return 'Blocked: a check that no change may fail does.';
    case 'undecided':
      return 'Not decided: a check that no change may fail cannot tell.';
    default:
      return 'Nothing blocks this change.';
  }
}
