import { InputError, toError } from '@backstage/errors';
import { parseDocument } from 'yaml';

/**
 * Parses a YAML document that is a map. Tags of MkDocs' own, such as
 * `!!python/name` and `!ENV`, are read as the plain values they stand before.
 *
 * @throws InputError that names the file, and the line where there is one
 */
export function parseYamlMap(
  text: string,
  file: string,
): Record<string, unknown> {
  const value = parse(text, file) ?? {};
  if (!isMap(value)) {
    throw new InputError(`${file} must be a map of settings, like site_name`);
  }
  return value;
}

/** Whether a value is a map of names to values, as YAML has them. */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parse(text: string, file: string): unknown {
  try {
    const document = parseDocument(text);
    if (document.errors.length > 0) throw document.errors[0];
    // With aliases a small file could stand for an endless menu.
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    const [summary] = toError(error).message.split('\n');
    throw new InputError(`${file} is not valid YAML: ${summary}`);
  }
}
