import { Report, ReportedScorecard } from './Report';

/** What a change does, most important first. */
export function toHeadlines(
  report: Pick<Report, 'entityRef' | 'comparedWith' | 'scorecards' | 'checks'>,
): string[] {
  const { entityRef, comparedWith, scorecards, checks } = report;
  if (comparedWith === undefined) {
    return scorecards.map(
      scorecard =>
        `${entityRef} is at ${scorecard.after} on ${named(scorecard)}.`,
    );
  }
  const count = (direction: string) =>
    checks.filter(check => check.direction === direction && !check.upcoming)
      .length;
  const headlines = [
    ...scorecards.flatMap(toHeadline),
    ...toCount('drops', count('worse')),
    ...toCount('gains', count('better')),
  ];
  return headlines.length > 0
    ? headlines
    : ['This change moves no level and no check.'];
}

function toHeadline(scorecard: ReportedScorecard): string[] {
  const { before, after, direction } = scorecard;
  switch (direction) {
    case 'better':
      return [`This change lifts you to ${after} on ${named(scorecard)}.`];
    case 'worse':
      return [`This change drops you to ${after} on ${named(scorecard)}.`];
    case 'other':
      return after === undefined
        ? [
            `This change leaves ${named(
              scorecard,
            )}, where you are at ${before}.`,
          ]
        : [`This change joins ${named(scorecard)}, at ${after}.`];
    default:
      return [];
  }
}

function named({ title, stage }: ReportedScorecard): string {
  return stage === 'active' ? title : `${title} (${stage})`;
}

function toCount(verb: string, count: number): string[] {
  return count > 0
    ? [`This change ${verb} ${count} ${count === 1 ? 'check' : 'checks'}.`]
    : [];
}
