import { filesOf } from '../__testUtils__/filesOf';
import { detectDependencies } from './dependencies';

describe('detectDependencies', () => {
  it.each<[string, Record<string, string | undefined>, object]>([
    [
      'Go',
      {
        'go.mod':
          'module care/visits\n\nrequire (\n\tgithub.com/a/b v1.0.0\n\tgithub.com/c/d v1.0.0 // indirect\n)\nrequire github.com/e/f v2.0.0\n',
        'go.sum': '',
      },
      { dependencyCount: 2, lockfile: true },
    ],
    [
      'Cargo',
      {
        'Cargo.toml':
          '[package]\nname = "x"\n[dependencies]\nserde = "1"\ntokio.workspace = true\n[dependencies.rand]\nversion = "1"\n[dev-dependencies]\nmock = "1"\n',
      },
      { dependencyCount: 4, lockfile: false },
    ],
    [
      'pip, pinned',
      { 'requirements.txt': '# c\n-r more.txt\nflask==3.0\nboto3==1.0 ; x\n' },
      { dependencyCount: 2, lockfile: true },
    ],
    [
      'pip, open',
      { 'requirements.txt': 'flask>=3\n' },
      { dependencyCount: 1, lockfile: false },
    ],
    [
      'Composer and Bundler',
      {
        'composer.json': '{"require":{"php":"8","care/visit":"1"}}',
        'composer.lock': '{}',
        Gemfile: "source 'x'\ngem 'rails'\n",
        'Gemfile.lock': '',
      },
      { dependencyCount: 2, lockfile: true },
    ],
    [
      'Maven, which has no lock file and is not counted',
      { 'pom.xml': '<project/>' },
      { dependencyCount: undefined, lockfile: undefined },
    ],
    [
      'no dependencies, so nothing to lock',
      { 'package.json': '{"name":"x"}' },
      { dependencyCount: 0, lockfile: undefined },
    ],
    [
      'one of two without a lock file',
      {
        'package.json': '{"dependencies":{"a":"1"}}',
        'yarn.lock': '',
        'services/a/go.mod': 'require x v1',
        'services/b/package.json': '{"dependencies":{"a":"1"}}',
      },
      {
        manifests: [
          'package.json',
          'services/a/go.mod',
          'services/b/package.json',
        ],
        dependencyCount: 1,
        lockfile: false,
      },
    ],
    [
      'a broken manifest',
      { 'package.json': '{"dependencies": [}', 'yarn.lock': '' },
      { dependencyCount: undefined, lockfile: true },
    ],
    [
      'nonsense in a manifest',
      { 'package.json': '{"dependencies":"many","devDependencies":{"a":1}}' },
      { dependencyCount: 1, lockfile: false },
    ],
  ])('%s', async (_, contents, expected) => {
    await expect(detectDependencies(filesOf(contents))).resolves.toMatchObject(
      expected,
    );
  });
});
