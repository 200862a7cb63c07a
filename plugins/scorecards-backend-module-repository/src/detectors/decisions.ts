import { RepositoryFacts, RepositoryFiles } from '../types';

const DECISION =
  /^((docs?\/)?adrs?|docs?\/(architecture\/)?decisions)\/([^/]+\/)*[^/]+\.(md|adoc|rst)$/i;
const NOT_A_DECISION = /(^|\/)(readme|index|template|[\w-]*-template)\.\w+$/i;

/** Architecture decision records, in the folders where tools look for them. */
export function detectDecisions(
  files: RepositoryFiles,
): Pick<RepositoryFacts, 'adr' | 'adrCount'> {
  const adrCount = files.paths.filter(
    path => DECISION.test(path) && !NOT_A_DECISION.test(path),
  ).length;
  return { adr: adrCount > 0, adrCount };
}
