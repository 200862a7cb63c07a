const BINARY_PROBE_BYTES = 8_000;

/** The text of a file, or undefined when it is binary. */
export function decodeText(content: Buffer): string | undefined {
  return content.subarray(0, BINARY_PROBE_BYTES).includes(0)
    ? undefined
    : content.toString('utf8');
}
