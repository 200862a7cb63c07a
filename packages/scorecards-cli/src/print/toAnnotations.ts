import { Report, ReportedCheck } from '../judge/Report';
import { annotation } from './annotation';
import { stops, toTransition, toVerdict } from './wording';

/** Workflow commands of GitHub Actions, one a line. */
export function toAnnotations(report: Report, file: string): string {
  const { headlines, checks } = report;
  return [
    ...checks.flatMap(check => toAnnotation(check, file)),
    ...headlines.map(headline =>
      annotation('notice', { file, title: 'Scorecards', message: headline }),
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
    annotation(stops(check) ? 'error' : 'warning', {
      file,
      title: `${check.title}: ${toTransition(check)}`,
      message: `${check.message.trim()}${fix}`,
    }),
  ];
}
