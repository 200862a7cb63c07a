import { isIncluded } from './isIncluded';
import { parseManifest } from './parseManifest';

function read(include: string) {
  const text = `version: 1.0.0\n${include}`;
  return parseManifest({ path: 'golden-path.yaml', text });
}

function pathsIn(include: string, paths: string[]): string[] {
  const { manifest, problems } = read(include);
  expect(problems).toEqual([]);
  return manifest ? paths.filter(path => isIncluded(manifest, path)) : [];
}

const paths = [
  '.github/workflows/ci.yaml',
  'catalog-info.yaml',
  'docs/index.md',
  'src/docs/index.md',
];

describe('isIncluded', () => {
  it('has all files of the layers, unless the manifest says otherwise', () => {
    expect(pathsIn('', paths)).toEqual(paths);
  });

  it('has only the files that are listed, those with a dot too', () => {
    expect(
      pathsIn("include: ['.github/**', 'docs/**', catalog-info.yaml]", paths),
    ).toEqual([
      '.github/workflows/ci.yaml',
      'catalog-info.yaml',
      'docs/index.md',
    ]);
  });

  it('refuses a list without a file', () => {
    expect(read('include: []').problems).toEqual([
      expect.objectContaining({ file: 'golden-path.yaml', line: 2 }),
    ]);
  });
});
