import { predicateOf } from './compileCheck';
import { problemAt } from './problemAt';
import { CompiledScorecard, DefinitionProblem, ParsedDocument } from './types';

/**
 * Looks up the checks of a scorecard. One that is not there is a problem, but
 * does not cost the scorecard its others.
 */
export function compileScorecard(
  document: ParsedDocument & { kind: 'Scorecard' },
  findBroken: (check: string) => string | undefined,
): { scorecard: CompiledScorecard; problems: DefinitionProblem[] } {
  const { definition, hash, position } = document;
  const problems: DefinitionProblem[] = [];
  const levels = definition.levels.map((level, levelIndex) => ({
    ...level,
    checks: level.checks.map(({ check, weight, blocking }, checkIndex) => {
      const broken = findBroken(check);
      if (broken !== undefined) {
        const path = ['levels', levelIndex, 'checks', checkIndex];
        problems.push({
          ...problemAt(document, path, broken),
          quarantined: false,
        });
      }
      return { check, weight, blocking: blocking ?? false, broken };
    }),
  }));
  const applies = predicateOf(definition.applies);
  return {
    scorecard: { definition, hash, position, levels, applies },
    problems,
  };
}
