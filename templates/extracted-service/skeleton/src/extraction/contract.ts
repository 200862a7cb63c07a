/** The part of an OpenAPI document that is looked at here. */
export interface ContractDocument {
  paths?: Record<string, object | undefined>;
}

/**
 * What the slice's contract knows: only these words ever get into metrics, reports and logs.
 * Whatever else a request or an answer has may be about a patient.
 */
export interface Contract {
  /** Names of properties. */
  names: ReadonlySet<string>;
  /** Such as `GET /v1/things/{id}`. */
  operations: readonly string[];
  /** `GET /v1/things/{id}`, or `GET *` for what the contract does not have. */
  operationOf(method: string, url: string): string;
}

export function createContract(document: ContractDocument): Contract {
  const { paths = {} } = document;
  const names = new Set<string>();
  collectNames(document, names);
  // Fixed paths come before those with parameters.
  const templates = Object.keys(paths).sort(
    (one, other) => parametersIn(one) - parametersIn(other),
  );

  return {
    names,
    operations: Object.entries(paths).flatMap(([path, methods = {}]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    ),
    operationOf(method, url) {
      const [pathname = ''] = url.split('?');
      const template = templates.find(each => fits(each, pathname));
      return `${method} ${template ?? '*'}`;
    },
  };
}

function parametersIn(template: string) {
  return template.split('{').length;
}

function fits(template: string, pathname: string) {
  const parts = pathname.split('/');
  const wanted = template.split('/');
  return (
    parts.length === wanted.length &&
    wanted.every((part, index) => part.startsWith('{') || part === parts[index])
  );
}

function collectNames(node: unknown, names: Set<string>) {
  if (typeof node !== 'object' || node === null) {
    return;
  }
  for (const [key, value] of Object.entries(node)) {
    if (key === 'properties' && typeof value === 'object' && value !== null) {
      for (const name of Object.keys(value)) {
        names.add(name);
      }
    }
    collectNames(value, names);
  }
}
