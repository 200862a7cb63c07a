import { RepositoryFacts, RepositoryFiles } from '../types';

const RUNBOOK =
  /(^|\/)(run-?books?\/.+|([\w-]+[._-])?run-?book([._-][\w-]+)*)\.(md|adoc|rst|txt)$/i;

export function detectRunbook(
  files: RepositoryFiles,
): Pick<RepositoryFacts, 'runbook'> {
  return { runbook: files.paths.some(path => RUNBOOK.test(path)) };
}
