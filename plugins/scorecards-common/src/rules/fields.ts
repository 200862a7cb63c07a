import { FactFieldSchema } from './factSchema';

/** The schema at the end of a path; undefined if there is no such field. */
export function fieldAt(
  root: FactFieldSchema,
  path: readonly string[],
): FactFieldSchema | undefined {
  let field: FactFieldSchema | undefined = root;
  for (const name of path) {
    if (field?.type === 'object') {
      field = Object.hasOwn(field.fields, name)
        ? field.fields[name]
        : undefined;
    } else if (field?.type === 'map') {
      field = field.values;
    } else {
      return undefined;
    }
  }
  return field;
}

/** Writes a path the way that a rule does. */
export function formatPath(path: readonly string[]): string {
  return path
    .map((name, index) => {
      if (index === 0) {
        return name;
      }
      return /^[A-Za-z_]\w*$/.test(name)
        ? `.${name}`
        : `['${name.replace(/(['\\])/g, '\\$1')}']`;
    })
    .join('');
}
