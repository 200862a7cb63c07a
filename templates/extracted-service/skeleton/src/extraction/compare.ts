import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import type { KeptAnswer } from './answer.ts';
import { type Difference, findDifferences } from './differences.ts';
import { headerOf } from './headers.ts';

const DECODERS = { gzip: gunzipSync, br: brotliDecompressSync, deflate: inflateSync };

/**
 * Where two answers to the same call differ; empty when nowhere, undefined when that cannot be
 * told, as with bodies that were too large to keep.
 */
export function compareAnswers(
  before: KeptAnswer,
  after: KeptAnswer,
  names: ReadonlySet<string>,
  limit: number,
): Difference[] | undefined {
  const [one, other] = [decode(before, limit), decode(after, limit)];
  if (!one || !other) {
    return undefined;
  }
  const differences: Difference[] = [];
  if (before.status !== after.status) {
    differences.push({ path: '$', kind: 'status' });
  }
  if (mediaType(before) !== mediaType(after)) {
    return [...differences, { path: '$', kind: 'content-type' }];
  }
  return [...differences, ...compareBodies(one, other, mediaType(before), names)];
}

function compareBodies(one: Buffer, other: Buffer, type: string, names: ReadonlySet<string>) {
  if (one.equals(other)) {
    return [];
  }
  const documents = type.endsWith('json') ? [parse(one), parse(other)] : [];
  const [before, after] = documents;
  return before && after
    ? findDifferences(before.value, after.value, names)
    : [{ path: '$', kind: 'body' } as const];
}

function decode({ headers, content }: KeptAnswer, limit: number): Buffer | undefined {
  const encoding = headerOf(headers, 'content-encoding') ?? 'identity';
  if (!content || content.length === 0 || encoding === 'identity') {
    return content;
  }
  const decoder = Object.entries(DECODERS).find(([name]) => name === encoding)?.[1];
  try {
    return decoder?.(content, { maxOutputLength: limit });
  } catch {
    return undefined;
  }
}

function parse(content: Buffer): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(content.toString('utf8')) };
  } catch {
    return undefined;
  }
}

function mediaType({ headers }: KeptAnswer): string {
  const [type = ''] = (headerOf(headers, 'content-type') ?? '').split(';');
  return type.trim().toLowerCase();
}
