import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';

/**
 * What the files of an entity's repository say.
 *
 * @public
 */
export const repositoryFactSource: FactSourceDefinition = {
  id: 'repository',
  title: 'Repository',
  description:
    "What is found in the files of an entity's repository, or in its folder of a shared one",
  maxAge: { days: 14 },
  fields: {
    readme: { type: 'bool', description: 'There is a README' },
    readmeSections: {
      type: 'list',
      items: { type: 'string', description: 'A heading in lower case' },
      description:
        'Headings of the README, in order; at most 50, empty without a README',
    },
    readmeWords: {
      type: 'int',
      description: 'Words in the README, not counting code; 0 without a README',
      unit: 'words',
    },
    licence: {
      type: 'bool',
      description: 'There is a licence file, here or around it',
    },
    licenceId: {
      type: 'string',
      description:
        'SPDX identifier of the licence, from its text or from a manifest; absent when not recognised',
    },
    ci: {
      type: 'bool',
      description: 'A CI pipeline is defined, here or around it',
    },
    ciSystem: {
      type: 'string',
      description:
        'What runs the pipeline: github-actions, gitlab-ci, jenkins, circleci, azure-pipelines, bitbucket, buildkite, drone, tekton, travis, teamcity, woodpecker or custom; absent without one',
    },
    dockerfile: { type: 'bool', description: 'There is a Dockerfile' },
    dockerBaseImages: {
      type: 'list',
      items: { type: 'string', description: 'An image reference' },
      description: 'Images that the Dockerfiles build from; at most 20',
    },
    dockerRunsAsRoot: {
      type: 'bool',
      description:
        'The image of a Dockerfile runs as root; absent without a Dockerfile or when its user is not known',
    },
    tests: { type: 'bool', description: 'There are test files' },
    testFiles: { type: 'int', description: 'Number of test files' },
    sourceFiles: {
      type: 'int',
      description: 'Number of source files, tests not counted',
    },
    manifests: {
      type: 'list',
      items: { type: 'string', description: 'A path' },
      description:
        'Dependency manifests, such as package.json, the ones nearest to the top first; at most 50',
    },
    lockfile: {
      type: 'bool',
      description:
        'Every manifest that declares dependencies has a lock file, beside it or around it; absent when there is nothing to lock',
    },
    dependencyCount: {
      type: 'int',
      description:
        'Direct dependencies in the manifests at the top, those for development included; absent without a manifest or when one cannot be counted',
    },
    openapi: { type: 'bool', description: 'There is an OpenAPI document' },
    openapiVersion: {
      type: 'string',
      description: 'The OpenAPI version that it follows, such as 3.1.0',
    },
    adr: {
      type: 'bool',
      description: 'Architecture decision records are kept',
    },
    adrCount: {
      type: 'int',
      description: 'Number of architecture decision records',
    },
    runbook: { type: 'bool', description: 'There is a runbook' },
    codeowners: {
      type: 'bool',
      description: 'There is a CODEOWNERS file, here or around it',
    },
    codeownersCoversAll: {
      type: 'bool',
      description:
        'One rule of CODEOWNERS gives every file an owner; absent without the file',
    },
    secretFiles: {
      type: 'list',
      items: { type: 'string', description: 'A path' },
      description:
        'Files that look like secrets, at most 100; absent when nothing was found but not everything could be searched',
    },
    lastCommitAt: {
      type: 'timestamp',
      description: 'Time of the last commit; absent when not known',
    },
    defaultBranch: {
      type: 'string',
      description: 'The default branch; absent when not known',
    },
  },
};
