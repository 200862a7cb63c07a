import { annotation } from '../print/annotation';
import { escapeMarkdown } from '../print/escapeMarkdown';
import { MonitorsReport, MovedPart, movedParts } from './MonitorsReport';

/** The report for a terminal or a log. */
export function toText(report: MonitorsReport): string {
  return [
    `Monitors of ${toCount(report.parts, 'part')}, compared with ${
      report.comparedWith
    }`,
    '',
    toHeadline(report),
    ...toGroups(report).flatMap(({ title, parts }) => [
      '',
      `${title}:`,
      ...parts.flatMap(({ entityRef, signals }) => [
        `  ${entityRef}`,
        ...signals.map(
          ({ signal, monitors }) => `      ${signal}: ${monitors.join(', ')}`,
        ),
      ]),
    ]),
    ...(report.problems.length > 0
      ? ['', 'Broken:', ...report.problems.map(each => `  ${toLine(each)}`)]
      : []),
    '',
    toVerdict(report),
    '',
  ].join('\n');
}

/** The report for a summary of a pipeline, or a comment. */
export function toMarkdown(report: MonitorsReport): string {
  const { comparedWith, problems } = report;
  return [
    `### Monitors of ${toCount(report.parts, 'part')}`,
    '',
    `**${toHeadline(report)}**`,
    '',
    toVerdict(report),
    ...toGroups(report).flatMap(({ title, parts }) => [
      '',
      `#### ${title}`,
      '',
      '| Part | Signal | Rules |',
      '| --- | --- | --- |',
      ...parts.flatMap(({ entityRef, signals }) =>
        signals.map(
          ({ signal, monitors }) =>
            `| ${escapeMarkdown(entityRef)} | ${signal} | ${escapeMarkdown(
              monitors.join(', '),
            )} |`,
        ),
      ),
    ]),
    ...(problems.length > 0
      ? [
          '',
          '#### Broken',
          '',
          ...problems.map(each => `- ${escapeMarkdown(toLine(each))}`),
        ]
      : []),
    '',
    `_Compared with ${escapeMarkdown(comparedWith)}._`,
    '',
  ].join('\n');
}

/** Workflow commands of GitHub Actions, one a line. */
export function toAnnotations(report: MonitorsReport): string {
  const level = report.outcome === 'blocked' ? 'error' : 'warning';
  return [
    ...report.problems.map(({ path, line, message }) =>
      annotation(level, { file: path, line, title: 'Broken rule', message }),
    ),
    ...movedParts(report, 'lost').flatMap(({ entityRef, signals }) =>
      signals.map(({ signal, monitors }) =>
        annotation(level, {
          title: `${entityRef} loses ${signal}`,
          message: `No rule watches it any more: ${monitors.join(', ')} did.`,
        }),
      ),
    ),
    annotation('notice', { title: 'Monitors', message: toHeadline(report) }),
    toVerdict(report),
    '',
  ].join('\n');
}

function toGroups(
  report: MonitorsReport,
): Array<{ title: string; parts: MovedPart[] }> {
  return [
    { title: 'Lost', parts: movedParts(report, 'lost') },
    { title: 'Gained', parts: movedParts(report, 'gained') },
  ].filter(({ parts }) => parts.length > 0);
}

function toHeadline({ lost, gained, problems }: MonitorsReport): string {
  const does = [
    ...(lost > 0 ? [`loses the rules of ${toCount(lost, 'signal')}`] : []),
    ...(gained > 0 ? [`gains rules for ${toCount(gained, 'signal')}`] : []),
    ...(problems.length > 0
      ? [`has ${toCount(problems.length, 'problem')} in its rule files`]
      : []),
  ];
  return does.length > 0
    ? `This change ${does.join(', and ')}.`
    : 'This change moves no signal.';
}

function toVerdict({ outcome, lost, problems }: MonitorsReport): string {
  if (outcome === 'blocked') {
    return 'Blocked: something is lost or broken. What is meant to be lost is waived in the policy first.';
  }
  return lost > 0 || problems.length > 0
    ? 'Nothing blocks this change: --block was not given.'
    : 'Nothing blocks this change.';
}

function toLine(problem: MonitorsReport['problems'][number]): string {
  const { path, line, message } = problem;
  return `${line === undefined ? path : `${path}:${line}`} ${message}`;
}

function toCount(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
