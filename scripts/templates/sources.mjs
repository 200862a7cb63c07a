import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { listFiles } from '../lib/freshness.mjs';

/** The texts that files are rendered from, by the paths that they are rendered to. */
export function sourcesByPath(folder) {
  return new Map(
    listFiles(folder).map(file => [
      // A folder that only some answers want has its condition in its name.
      relative(folder, file).replace(/\{%.*?%\}/g, ''),
      readFileSync(file, 'utf8'),
    ]),
  );
}
