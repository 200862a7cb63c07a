import { parse } from 'yaml';
import { z } from 'zod';
import { toError } from '@backstage/errors';
import { RepositoryFile } from '../api';
import { checkTemplateFiles } from './checkFiles';
import {
  baseLineSchema,
  basePath,
  stampApiVersion,
  stampPath,
  templateStampSchema,
} from './schema';
import { sha256Hex } from './sha256Hex';

/**
 * What a repository was generated from.
 *
 * @public
 */
export type TemplateStamp = z.output<typeof templateStampSchema>;

/**
 * Why what a repository was generated from is not known: it is `absent`; it
 * was `changed` by hand; its format is `unsupported`, being older or newer; or
 * it is `invalid`.
 *
 * @public
 */
export interface StampProblem {
  path: string;
  reason: 'absent' | 'changed' | 'unsupported' | 'invalid';
  /** With the field, or the line, that is to blame. */
  message: string;
}

/** @public */
export interface ReadStamp {
  stamp?: TemplateStamp;
  /** The files as rendered; absent if they cannot be trusted. */
  base?: RepositoryFile[];
  problems: StampProblem[];
}

/**
 * Reads what a repository was generated from. Never throws: what cannot be
 * trusted is absent, with a problem that says why.
 *
 * @param files - of the repository; only those below `.guildhall/` are read
 * @public
 */
export function readStamp(files: RepositoryFile[]): ReadStamp {
  const problems: StampProblem[] = [];
  const stamp = readTemplate(files, problems);
  const base = stamp && readBase(files, stamp.base, problems);
  return { stamp, base, problems };
}

function readTemplate(
  files: RepositoryFile[],
  problems: StampProblem[],
): TemplateStamp | undefined {
  const refuse = (reason: StampProblem['reason'], message: string) => {
    problems.push({ path: stampPath, reason, message });
    return undefined;
  };
  const text = textAt(files, stampPath);
  if (text === undefined) {
    return refuse('absent', `${stampPath} is not a text in the repository`);
  }
  let value: unknown;
  try {
    value = parse(text, { stringKeys: true, maxAliasCount: 0 });
  } catch (error) {
    return refuse('invalid', `${stampPath}: ${toError(error).message}`);
  }
  const header = z.looseObject({ apiVersion: z.string() }).safeParse(value);
  if (header.success && header.data.apiVersion !== stampApiVersion) {
    return refuse(
      'unsupported',
      `${stampPath} has apiVersion ${header.data.apiVersion}; only ${stampApiVersion} can be read`,
    );
  }
  const parsed = templateStampSchema.safeParse(value);
  return parsed.success
    ? parsed.data
    : refuse('invalid', `${stampPath}: ${describe(parsed.error)}`);
}

function readBase(
  files: RepositoryFile[],
  hash: string,
  problems: StampProblem[],
): RepositoryFile[] | undefined {
  const refuse = (reason: StampProblem['reason'], message: string) => {
    problems.push({ path: basePath, reason, message });
    return undefined;
  };
  // Git may have given the lines another ending; inside of them it is escaped.
  const text = textAt(files, basePath)?.replace(/\r\n/g, '\n');
  if (text === undefined) {
    return refuse('absent', `${basePath} is not a text in the repository`);
  }
  if (sha256Hex(text) !== hash) {
    return refuse(
      'changed',
      `${basePath} is not what 'base' in ${stampPath} is the hash of; restore both from the commit of the last upgrade`,
    );
  }
  const base: RepositoryFile[] = [];
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    const file = readLine(line);
    if (typeof file === 'string') {
      return refuse('invalid', `${basePath}:${index + 1} ${file}`);
    }
    base.push(file);
  }
  try {
    return checkTemplateFiles(base);
  } catch (error) {
    return refuse('invalid', `${basePath}: ${toError(error).message}`);
  }
}

/** A file, or what is wrong with it. */
function readLine(line: string): RepositoryFile | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'must be JSON';
  }
  const parsed = baseLineSchema.safeParse(value);
  return parsed.success ? parsed.data : describe(parsed.error);
}

function textAt(files: RepositoryFile[], path: string): string | undefined {
  const file = files.find(candidate => candidate.path === path);
  return file?.encoding === 'utf8' && file.mode !== '120000'
    ? file.content
    : undefined;
}

function describe({ issues: [issue] }: z.ZodError): string {
  const field = issue.path.join('.');
  return field ? `'${field}': ${issue.message}` : issue.message;
}
