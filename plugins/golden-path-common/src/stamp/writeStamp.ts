import { JsonValue } from '@backstage/types';
import { stringify } from 'yaml';
import { Answers, RepositoryFile } from '../api';
import { checkTemplateFiles } from './checkFiles';
import { basePath, stampApiVersion, stampPath } from './schema';
import { sha256Hex } from './sha256Hex';

/** @public */
export interface WriteStampOptions {
  /** The ref of the template, such as `template:default/service-node`. */
  template: string;
  version: string;
  answers: Answers;
  /** As rendered; those below `.guildhall/` are left out. */
  files: RepositoryFile[];
}

/**
 * Makes the files that say what a repository was generated from. The same
 * input gives the same bytes.
 *
 * @returns `.guildhall/template.yaml` and `.guildhall/base.jsonl`
 * @throws InputError if a path is not safe, or there twice
 * @public
 */
export function writeStamp(options: WriteStampOptions): RepositoryFile[] {
  const { template, version, answers, files } = options;
  const base = writeBase(files);
  const stamp = {
    apiVersion: stampApiVersion,
    kind: 'TemplateStamp',
    template,
    version,
    answers: sorted(answers),
    base: sha256Hex(base),
  };
  return [
    textFile(stampPath, stringify(stamp, { lineWidth: 0 })),
    textFile(basePath, base),
  ];
}

function writeBase(files: RepositoryFile[]): string {
  return checkTemplateFiles(files)
    .map(({ path, mode, encoding, content }) =>
      JSON.stringify({ path, mode, encoding, content }).concat('\n'),
    )
    .join('');
}

function textFile(path: string, content: string): RepositoryFile {
  return { path, mode: '100644', encoding: 'utf8', content };
}

function sorted(value: JsonValue | undefined): JsonValue {
  if (value === undefined || value === null || typeof value !== 'object') {
    return value ?? null;
  }
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  const members = Object.keys(value)
    .sort()
    .map(key => [key, sorted(value[key])] as const);
  return Object.fromEntries(members);
}
