import { Report, ReportedCheck, ReportedScorecard } from '../judge/Report';
import { groupChecks, toTransition, toVerdict } from './wording';

/** The report for a terminal or a log. */
export function toText(report: Report): string {
  const { entityRef, comparedWith, headlines, scorecards, notes } = report;
  const width = Math.max(0, ...scorecards.map(({ title }) => title.length));
  return [
    comparedWith ? `${entityRef}, compared with ${comparedWith}` : entityRef,
    '',
    ...headlines,
    '',
    ...scorecards.map(
      scorecard => `  ${scorecard.title.padEnd(width)}  ${toLevels(scorecard)}`,
    ),
    ...groupChecks(report).flatMap(({ title, checks }) => [
      '',
      `${title}:`,
      ...checks.flatMap(toLines),
    ]),
    '',
    ...notes.map(note => `Note: ${note}`),
    toVerdict(report),
    '',
  ].join('\n');
}

export function toLevels(scorecard: ReportedScorecard): string {
  const { before, after, direction, stage, exempted } = scorecard;
  const levels =
    direction === 'same'
      ? after
      : `${before ?? 'not on it'} -> ${after ?? 'not on it'}`;
  return [
    levels,
    ...(exempted > 0 ? [`with ${exempted} exempted`] : []),
    ...(stage === 'active' ? [] : [`(${stage})`]),
  ].join(' ');
}

function toLines(check: ReportedCheck): string[] {
  const marks = [
    ...(check.blocking ? ['blocking'] : []),
    ...(check.exempted ? ['exempted'] : []),
    ...(check.upcoming ? ['upcoming'] : []),
  ];
  return [
    `  ${check.title}: ${toTransition(check)}${
      marks.length > 0 ? ` (${marks.join(', ')})` : ''
    }`,
    ...check.message
      .trim()
      .split('\n')
      .map(line => `      ${line}`),
    ...(check.fix
      ? [`      ${check.fix.title ?? 'How to fix it'}: ${check.fix.url}`]
      : []),
  ];
}
