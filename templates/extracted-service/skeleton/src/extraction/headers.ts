export type Header = readonly [name: string, value: string];

const HOP_BY_HOP = [
  ...['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization'],
  ...['proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
];

/** Headers without those that are about one connection only (RFC 9110, section 7.6.1). */
export function endToEnd(headers: readonly Header[]): Header[] {
  const named = headers
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(','))
    .map(name => name.trim().toLowerCase());
  return without(headers, [...HOP_BY_HOP, ...named]);
}

export function without(headers: readonly Header[], names: readonly string[]): Header[] {
  return headers.filter(([name]) => !names.includes(name.toLowerCase()));
}

export function headerOf(headers: readonly Header[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

/** From names and values in turn, as `rawHeaders` has them. */
export function pairs(flat: readonly string[]): Header[] {
  return Array.from({ length: flat.length / 2 }, (_, index) => [
    flat[index * 2] ?? '',
    flat[index * 2 + 1] ?? '',
  ]);
}
