import { InputError } from '@backstage/errors';
import { isMap } from './parseYamlMap';

/** An entry of `nav`: a page or an address, or a titled list of entries. */
export type NavigationEntry =
  | { title?: string; target: string }
  | { title: string; entries: NavigationEntry[] };

/**
 * Reads `nav` of `mkdocs.yml`.
 *
 * @param field - where the value is, for messages
 * @throws InputError that names the entry
 */
export function readNavigation(
  value: unknown,
  field: string,
): NavigationEntry[] {
  if (!Array.isArray(value)) {
    throw new InputError(`${field} must be a list of pages`);
  }
  return value.map((entry, index) => readEntry(entry, `${field}[${index}]`));
}

function readEntry(value: unknown, field: string): NavigationEntry {
  if (typeof value === 'string') {
    return { target: value };
  }
  const titles = isMap(value) ? Object.entries(value) : [];
  if (titles.length !== 1) {
    throw new InputError(
      `${field} must be a page, like index.md, or a title with one, like "Home: index.md"`,
    );
  }
  const [[title, content]] = titles;
  if (typeof content === 'string') {
    return { title, target: content };
  }
  if (Array.isArray(content)) {
    return { title, entries: readNavigation(content, `${field}.${title}`) };
  }
  throw new InputError(
    `${field}.${title} must be a page, like index.md, an address or a list of them`,
  );
}
