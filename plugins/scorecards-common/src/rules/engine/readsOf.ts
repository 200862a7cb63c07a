import { formatPath } from '../fields';
import { RuleReads } from '../types';
import { Analysis } from './analyze';

/** What several expressions read together. */
export function readsOf(analyses: readonly Analysis[]): RuleReads {
  const paths = analyses.flatMap(analysis => analysis.paths);
  return {
    sources: sortedSet(
      paths.filter(([root]) => root === 'facts').map(([, source]) => source),
    ),
    paths: sortedSet(paths.map(formatPath)),
    readsEntity: paths.some(([root]) => root === 'entity'),
    timeDependent: analyses.some(analysis => analysis.readsTime),
  };
}

function sortedSet(names: string[]): string[] {
  return [...new Set(names)].sort();
}
