import { RepositoryFacts, RepositoryFiles } from '../types';

const SYSTEMS: [RegExp, string][] = [
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, 'github-actions'],
  [/^\.gitlab-ci\.ya?ml$/, 'gitlab-ci'],
  [/^jenkinsfile(\.[\w-]+)?$/i, 'jenkins'],
  [/^\.circleci\/config\.ya?ml$/, 'circleci'],
  [/^\.?azure-pipelines([.-][\w-]+)?\.ya?ml$/, 'azure-pipelines'],
  [/^\.azure-pipelines\/.+\.ya?ml$/, 'azure-pipelines'],
  [/^bitbucket-pipelines\.ya?ml$/, 'bitbucket'],
  [/^\.buildkite\/.+\.(ya?ml|json|sh)$/, 'buildkite'],
  [/^\.drone\.(ya?ml|star|jsonnet)$/, 'drone'],
  [/^\.tekton\/.+\.ya?ml$/, 'tekton'],
  [/^\.travis\.ya?ml$/, 'travis'],
  [/^\.teamcity\/.+/, 'teamcity'],
  [/^\.woodpecker(\.ya?ml$|\/.+\.ya?ml$)/, 'woodpecker'],
  [/^\.ci\/.+/, 'custom'],
];

/** A pipeline at the root of the repository runs for all its folders. */
export function detectCi(
  files: RepositoryFiles,
): Pick<RepositoryFacts, 'ci' | 'ciSystem'> {
  const folders = [files, ...files.parents];
  const found = folders
    .map(({ paths }) =>
      SYSTEMS.find(([pattern]) => paths.some(path => pattern.test(path))),
    )
    .find(Boolean);
  return { ci: found !== undefined, ciSystem: found?.[1] };
}
