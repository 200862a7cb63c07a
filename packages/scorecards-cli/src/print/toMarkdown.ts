import { Report, ReportedCheck } from '../judge/Report';
import { toLevels } from './toText';
import { groupChecks, toTransition, toVerdict } from './wording';

/** The report for a summary of a pipeline, or a comment. */
export function toMarkdown(report: Report): string {
  const { entityRef, comparedWith, headlines, scorecards, notes } = report;
  return [
    `### Scorecards of ${escape(entityRef)}`,
    '',
    ...headlines.map(headline => `**${escape(headline)}**  `),
    '',
    toVerdict(report),
    '',
    '| Scorecard | Level |',
    '| --- | --- |',
    ...scorecards.map(
      scorecard =>
        `| ${escape(scorecard.title)} | ${escape(toLevels(scorecard))} |`,
    ),
    ...groupChecks(report).flatMap(({ title, checks }) => [
      '',
      `#### ${title}`,
      '',
      ...checks.map(toItem),
    ]),
    '',
    ...notes.map(note => `_${escape(note)}_  `),
    ...(comparedWith ? [`_Compared with ${escape(comparedWith)}._`] : []),
    '',
  ].join('\n');
}

function toItem(check: ReportedCheck): string {
  const fix = check.fix
    ? ` [${escape(check.fix.title ?? 'How to fix it')}](<${check.fix.url}>)`
    : '';
  const state = [
    toTransition(check),
    ...(check.exempted ? ['exempted'] : []),
    ...(check.upcoming ? ['upcoming'] : []),
  ].join(', ');
  return `- **${escape(check.title)}** (${state}): ${escape(
    check.message.trim(),
  )}${fix}`;
}

// Messages have parts of facts and entities in them, which anybody may write.
function escape(text: string): string {
  return text
    .replaceAll(/[\\`*_{}[\]<>()#+!|~@]/g, '\\$&')
    .replaceAll(/\s+/g, ' ');
}
