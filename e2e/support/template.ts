import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Releases a version of the template service-node in the portal's copy of it.
 *
 * @param changes - What the changelog says.
 * @param edits - By path, how a file of the skeleton changes.
 * @returns The version, which is the next minor one.
 */
export async function release(
  changes: string,
  edits: Record<string, (text: string) => string>,
): Promise<string> {
  const template = join(process.env.GUILDHALL_TEMPLATES_DIR!, 'service-node');
  for (const [path, edit] of Object.entries(edits)) {
    await editFile(join(template, 'skeleton', path), edit);
  }
  const manifest = join(template, 'golden-path.yaml');
  const [, major, minor] =
    /^version: (\d+)\.(\d+)\./m.exec(await readFile(manifest, 'utf8')) ?? [];
  const version = `${major}.${Number(minor) + 1}.0`;
  await editFile(join(template, 'CHANGELOG.md'), text =>
    text.replace(/^## /m, `## ${version}\n\n${changes}\n\n## `),
  );
  // Last: what is read in between is still the release before.
  await editFile(manifest, text =>
    text.replace(/^version: .*$/m, `version: ${version}`),
  );
  return version;
}

/** Changes a file. */
export async function editFile(
  file: string,
  edit: (text: string) => string,
): Promise<void> {
  await writeFile(file, edit(await readFile(file, 'utf8')));
}
