import { Report, ReportedCheck } from '../judge/Report';
import { escapeMarkdown } from './escapeMarkdown';
import { toLevels } from './toText';
import { groupChecks, toTransition, toVerdict } from './wording';

/** The report for a summary of a pipeline, or a comment. */
export function toMarkdown(report: Report): string {
  const { entityRef, comparedWith, headlines, scorecards, notes } = report;
  return [
    `### Scorecards of ${escapeMarkdown(entityRef)}`,
    '',
    ...headlines.map(headline => `**${escapeMarkdown(headline)}**  `),
    '',
    toVerdict(report),
    '',
    '| Scorecard | Level |',
    '| --- | --- |',
    ...scorecards.map(
      scorecard =>
        `| ${escapeMarkdown(scorecard.title)} | ${escapeMarkdown(
          toLevels(scorecard),
        )} |`,
    ),
    ...groupChecks(report).flatMap(({ title, checks }) => [
      '',
      `#### ${title}`,
      '',
      ...checks.map(toItem),
    ]),
    '',
    ...notes.map(note => `_${escapeMarkdown(note)}_  `),
    ...(comparedWith
      ? [`_Compared with ${escapeMarkdown(comparedWith)}._`]
      : []),
    '',
  ].join('\n');
}

function toItem(check: ReportedCheck): string {
  const fix = check.fix
    ? ` [${escapeMarkdown(check.fix.title ?? 'How to fix it')}](<${
        check.fix.url
      }>)`
    : '';
  const state = [
    toTransition(check),
    ...(check.exempted ? ['exempted'] : []),
    ...(check.upcoming ? ['upcoming'] : []),
  ].join(', ');
  return `- **${escapeMarkdown(check.title)}** (${state}): ${escapeMarkdown(
    check.message.trim(),
  )}${fix}`;
}
