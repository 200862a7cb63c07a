import { filesOf } from '../__testUtils__/filesOf';
import { detectCi } from './ci';

describe('detectCi', () => {
  it.each([
    ['.gitlab-ci.yml', 'gitlab-ci'],
    ['Jenkinsfile', 'jenkins'],
    ['.circleci/config.yml', 'circleci'],
    ['azure-pipelines.yml', 'azure-pipelines'],
    ['bitbucket-pipelines.yml', 'bitbucket'],
    ['.buildkite/pipeline.yml', 'buildkite'],
    ['.drone.yml', 'drone'],
    ['.tekton/pull-request.yaml', 'tekton'],
    ['.ci/run', 'custom'],
    ['docs/.github/workflows/example.yaml', undefined],
    ['.github/dependabot.yml', undefined],
  ])('%s is %s', (path, ciSystem) => {
    expect(detectCi(filesOf({ [path]: '' }))).toEqual({
      ci: ciSystem !== undefined,
      ciSystem,
    });
  });
});
