import { DefinitionProblem, ParsedDocument } from './types';
import { VerdictStatus } from './vocabulary';

/**
 * How one of a check's own tests went.
 *
 * @public
 */
export interface TestResult {
  check: string;
  name: string;
  expect: VerdictStatus;
  /** `not-run` where the check does not compile. */
  outcome: 'passed' | 'failed' | 'not-run';
  /** Why it failed. */
  message?: string;
}

/**
 * Tells of each test in the documents how it went, from the problems that
 * compiling them gave.
 *
 * @public
 */
export function listTestResults(
  documents: ParsedDocument[],
  problems: DefinitionProblem[],
): TestResult[] {
  return documents.flatMap(document => {
    if (document.kind !== 'Check') {
      return [];
    }
    const { id, tests } = document.definition;
    const ofCheck = problems.filter(
      ({ definition }) => definition?.kind === 'Check' && definition.id === id,
    );
    const isRun = ofCheck.every(({ path }) => path?.startsWith('tests['));
    return tests.map(({ name, expect }, index): TestResult => {
      const failure = ofCheck.find(
        ({ path }) => path?.match(/^tests\[(\d+)\]/)?.[1] === String(index),
      );
      const ran = failure ? 'failed' : 'passed';
      return {
        check: id,
        name: name ?? `${index + 1}`,
        expect,
        outcome: isRun ? ran : 'not-run',
        message: isRun ? failure?.message : undefined,
      };
    });
  });
}
