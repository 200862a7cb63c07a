import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every workspace package of a checkout by name: its folder and its package.json. */
export function readWorkspaces(root) {
  const { workspaces } = readJson(join(root, 'package.json'));
  const folders = workspaces.flatMap(pattern => {
    const parent = join(root, pattern.replace(/\/\*$/, ''));
    return existsSync(parent)
      ? readdirSync(parent).map(name => join(parent, name))
      : [];
  });
  return new Map(
    folders
      .filter(folder => existsSync(join(folder, 'package.json')))
      .map(folder => {
        const manifest = readJson(join(folder, 'package.json'));
        return [manifest.name, { folder, manifest }];
      }),
  );
}

/** A workspace package and, transitively, those that it depends on at run time. */
export function withDependencies(workspaces, name) {
  const found = new Set();
  const queue = [name];
  while (queue.length > 0) {
    const workspace = workspaces.get(queue.pop());
    if (workspace && !found.has(workspace)) {
      found.add(workspace);
      queue.push(...Object.keys(workspace.manifest.dependencies ?? {}));
    }
  }
  return [...found];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
