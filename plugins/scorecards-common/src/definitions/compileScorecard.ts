import { predicateOf } from './compileCheck';
import { problemAt } from './problemAt';
import { CompiledScorecard, DefinitionProblem, ParsedDocument } from './types';
import { ScorecardStage } from './vocabulary';

/** What a scorecard has to know of a check that it asks for. */
export interface FoundCheck {
  stage?: ScorecardStage;
  /** Why it gives no verdicts. */
  broken?: string;
}

/**
 * Looks up the checks of a scorecard. One that is not there is a problem, but
 * does not cost the scorecard its others. One that is still a draft, or is
 * retired, is left out.
 */
export function compileScorecard(
  document: ParsedDocument & { kind: 'Scorecard' },
  find: (check: string) => FoundCheck,
): { scorecard: CompiledScorecard; problems: DefinitionProblem[] } {
  const { definition, hash, position } = document;
  const problems: DefinitionProblem[] = [];
  const levels = definition.levels.map((level, levelIndex) => ({
    ...level,
    checks: level.checks.flatMap(({ check, weight, blocking }, checkIndex) => {
      const { stage, broken } = find(check);
      const isLeftOut = stage === 'draft' || stage === 'retired';
      const message = isLeftOut
        ? `the check '${check}' is left out, because its stage is '${stage}'`
        : broken;
      if (message !== undefined) {
        const path = ['levels', levelIndex, 'checks', checkIndex];
        problems.push({
          ...problemAt(document, path, message),
          quarantined: false,
        });
      }
      const upcoming = stage === 'preview';
      return isLeftOut
        ? []
        : { check, weight, blocking: blocking ?? false, upcoming, broken };
    }),
  }));
  const applies = predicateOf(definition.applies);
  return {
    scorecard: { definition, hash, position, levels, applies },
    problems,
  };
}
