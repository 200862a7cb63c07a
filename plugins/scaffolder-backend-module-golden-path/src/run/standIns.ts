import { RepositoryFile } from '@guildhall/plugin-golden-path-common';

/** Files of which a repository needs one: whichever it has stands for the others. */
const STAND_INS = [
  ['catalog-info.yaml', 'catalog-info.yml'],
  ['CODEOWNERS', '.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'docs/CODEOWNERS'],
  ['mkdocs.yml', 'mkdocs.yaml'],
  ['docs/index.md', 'docs/README.md'],
  [
    'renovate.json',
    'renovate.json5',
    '.renovaterc',
    '.renovaterc.json',
    '.github/renovate.json',
    '.github/renovate.json5',
    '.github/dependabot.yml',
    '.github/dependabot.yaml',
  ],
];

/** What a repository has, with those of our files for which it has something else. */
export function withStandIns(
  ours: readonly RepositoryFile[],
  theirs: readonly string[],
): string[] {
  const replaced = STAND_INS.filter(group =>
    group.some(path => theirs.includes(path)),
  ).flat();
  return [
    ...theirs,
    ...ours.map(({ path }) => path).filter(path => replaced.includes(path)),
  ];
}
