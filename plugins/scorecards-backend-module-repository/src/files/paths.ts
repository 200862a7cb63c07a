const SKIPPED_FOLDER = /(^|\/)(\.git|node_modules|dist)\//;

/** Installed, built or bookkeeping files, which nobody wrote. */
export function isSkipped(path: string): boolean {
  return SKIPPED_FOLDER.test(path);
}

const SHARED =
  /^([^/]+|docs\/CODEOWNERS|(LICENSES|\.github|\.gitlab|\.circleci|\.buildkite|\.tekton|\.teamcity|\.woodpecker|\.azure-pipelines|\.ci)\/.+)$/;

/** Whether a file may hold for the folders below the one that it is in. */
export function isShared(path: string): boolean {
  return SHARED.test(path);
}

/** The nearest to the top first, then in alphabetical order. */
export function sortPaths(paths: Iterable<string>): string[] {
  const depth = (path: string) => path.split('/').length;
  return [...paths].sort(
    (a, b) => depth(a) - depth(b) || (a < b ? -1 : Number(a > b)),
  );
}

/** The folders around one, the nearest first and the root, '', last. */
export function parentsOf(folder: string): string[] {
  const segments = folder === '' ? [] : folder.split('/');
  return segments.map((_, index) =>
    segments.slice(0, segments.length - 1 - index).join('/'),
  );
}
