import { Report, ReportedCheck } from '../judge/Report';
import { stops, toTransition, toVerdict } from './wording';

/** Workflow commands of GitHub Actions, one a line. */
export function toAnnotations(report: Report, file: string): string {
  const { headlines, checks } = report;
  return [
    ...checks.flatMap(check => toAnnotation(check, file)),
    ...headlines.map(headline =>
      command('notice', file, 'Scorecards', headline),
    ),
    toVerdict(report),
    '',
  ].join('\n');
}

function toAnnotation(check: ReportedCheck, file: string): string[] {
  if (!stops(check) && check.direction !== 'worse') {
    return [];
  }
  const fix = check.fix
    ? `\n${check.fix.title ?? 'How to fix it'}: ${check.fix.url}`
    : '';
  return [
    command(
      stops(check) ? 'error' : 'warning',
      file,
      `${check.title}: ${toTransition(check)}`,
      `${check.message.trim()}${fix}`,
    ),
  ];
}

/** One annotation, as GitHub's runner reads it. */
export function command(
  level: 'error' | 'warning' | 'notice',
  file: string,
  title: string,
  message: string,
): string {
  const properties = `file=${escapeProperty(file)},title=${escapeProperty(
    title,
  )}`;
  return `::${level} ${properties}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
