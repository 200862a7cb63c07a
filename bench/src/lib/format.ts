import { Stats } from './stats';

/** Three digits that mean something: `0.84 ms`, `12.3 ms`, `31.2 s`. */
export function formatMs(ms: number): string {
  return ms < 1_000 ? `${digits(ms)} ms` : `${digits(ms / 1_000)} s`;
}

export function formatBytes(bytes: number): string {
  return `${digits(bytes / 1e6)} MB`;
}

export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** How many times one is of the other: `1/620`, or `2.1x`. */
export function formatRatio(part: number, whole: number): string {
  const ratio = part / whole;
  return ratio < 0.5
    ? `1/${formatCount(Math.round(1 / ratio))}`
    : `${digits(ratio)}x`;
}

/** `min / median / max`. */
export function formatSpread({ min, median, max }: Stats): string {
  return [min, median, max].map(formatMs).join(' / ');
}

function digits(value: number): string {
  return value >= 100 ? formatCount(Math.round(value)) : value.toPrecision(3);
}
