import { detectCi } from './detectors/ci';
import { detectCodeowners } from './detectors/codeowners';
import { detectDecisions } from './detectors/decisions';
import { detectDependencies } from './detectors/dependencies';
import { detectDocker } from './detectors/docker';
import { detectLicence } from './detectors/licence';
import { detectOpenapi } from './detectors/openapi';
import { detectReadme } from './detectors/readme';
import { detectRunbook } from './detectors/runbook';
import { detectSecrets } from './detectors/secrets';
import { detectTests } from './detectors/tests';
import { RepositoryFacts, RepositoryFiles } from './types';

/**
 * Derives the facts of the source `repository` from a set of files. No part
 * of a file's content is in them but headings, versions, names and counts.
 *
 * @public
 */
export async function describeRepository(
  files: RepositoryFiles,
): Promise<RepositoryFacts> {
  return {
    ...(await detectReadme(files)),
    ...(await detectLicence(files)),
    ...detectCi(files),
    ...(await detectDocker(files)),
    ...detectTests(files),
    ...(await detectDependencies(files)),
    ...(await detectOpenapi(files)),
    ...detectDecisions(files),
    ...detectRunbook(files),
    ...(await detectCodeowners(files)),
    ...(await detectSecrets(files)),
    lastCommitAt: files.lastCommitAt,
    defaultBranch: files.defaultBranch,
  };
}
