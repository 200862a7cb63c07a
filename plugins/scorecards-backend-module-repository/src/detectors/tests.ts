import { RepositoryFacts, RepositoryFiles } from '../types';
import { fileName } from './paths';

const SOURCE =
  /\.(c|cc|clj|cpp|cs|cts|cxx|dart|ex|exs|fs|go|groovy|h|hpp|java|js|jsx|kt|kts|m|mjs|mts|cjs|php|py|rb|rs|scala|svelte|swift|ts|tsx|vue)$/i;
const DECLARATIONS = /\.d\.[cm]?ts$/;

const TEST_FOLDER =
  /(^|\/)(__tests__|tests?|specs?|e2e|e2e-tests|cypress|integration-tests?)\//i;
const TEST_NAME = [
  /\.(test|spec|cy|e2e)\.\w+$/,
  /_test\.(go|py|rb|exs|dart|c|cc|cpp|rs)$/,
  /^(test_.*|conftest)\.py$/,
  /_spec\.rb$/,
  /(Tests?|IT|Spec)\.(java|kt|scala|groovy|cs|fs|swift|php)$/,
];

/** Tells tests by where their files are and how they are named. */
export function detectTests(
  files: RepositoryFiles,
): Pick<RepositoryFacts, 'tests' | 'testFiles' | 'sourceFiles'> {
  const code = files.paths.filter(
    path => SOURCE.test(path) && !DECLARATIONS.test(path),
  );
  const testFiles = code.filter(isTest).length;
  return {
    tests: testFiles > 0,
    testFiles,
    sourceFiles: code.length - testFiles,
  };
}

function isTest(path: string): boolean {
  const name = fileName(path);
  return (
    TEST_FOLDER.test(path) || TEST_NAME.some(pattern => pattern.test(name))
  );
}
