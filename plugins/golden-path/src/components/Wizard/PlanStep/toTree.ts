/** A folder with what is in it. */
export interface Folder<T extends { path: string }> {
  name: string;
  path: string;
  folders: Folder<T>[];
  files: { name: string; file: T }[];
}

/** Puts files into their folders; folders first, both by name. */
export function toTree<T extends { path: string }>(
  files: readonly T[],
): Folder<T> {
  const root: Folder<T> = { name: '', path: '', folders: [], files: [] };
  for (const file of files.toSorted((a, b) => a.path.localeCompare(b.path))) {
    const names = file.path.split('/');
    let folder = root;
    for (const name of names.slice(0, -1)) {
      let next = folder.folders.find(each => each.name === name);
      if (!next) {
        const path = folder.path ? `${folder.path}/${name}` : name;
        next = { name, path, folders: [], files: [] };
        folder.folders.push(next);
      }
      folder = next;
    }
    folder.files.push({ name: names[names.length - 1], file });
  }
  return root;
}
