/**
 * The paths of the files of a repository; knows which more it can have on any
 * file system.
 */
export class Occupied {
  readonly #files = new Map<string, string>();
  /** Of each folder, one file that is in it. */
  readonly #folders = new Map<string, string>();

  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      this.add(path);
    }
  }

  add(path: string): void {
    this.#files.set(fold(path), path);
    for (const folder of foldersOf(fold(path))) {
      this.#folders.set(folder, path);
    }
  }

  /** The path of the file that a file at this path cannot be together with. */
  blocks(path: string): string | undefined {
    const folded = fold(path);
    return (
      this.#files.get(folded) ??
      this.#folders.get(folded) ??
      foldersOf(folded)
        .map(folder => this.#files.get(folder))
        .find(file => file !== undefined)
    );
  }
}

// Many file systems take names for equal that differ in case or composition.
function fold(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function foldersOf(path: string): string[] {
  const segments = path.split('/').slice(0, -1);
  return segments.map((_, index) => segments.slice(0, index + 1).join('/'));
}
