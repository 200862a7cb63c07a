import {
  parseEntityRef,
  stringifyEntityRef,
  DEFAULT_NAMESPACE,
} from '@backstage/catalog-model';
import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** A person of the catalog who stands for a role in the demo. */
export interface Persona {
  id: string;
  title: string;
  description: string;
  userEntityRef: string;
}

const providerKey = 'auth.providers.demo';

/**
 * Reads the personas from `auth.providers.demo`. Returns undefined where the
 * demo provider is not configured, and throws where it must not be.
 */
export function readPersonas(config: RootConfigService): Persona[] | undefined {
  if (!config.getOptional(providerKey)) {
    return undefined;
  }
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      `${providerKey} lets everybody sign in as anybody, so it refuses to load when NODE_ENV is 'production'. ` +
        `Remove ${providerKey} (a later configuration file can set it to null), and configure a real provider under auth.providers, for example auth.providers.github.`,
    );
  }

  const personas = (
    config.getOptionalConfigArray(`${providerKey}.personas`) ?? []
  ).map((persona, index) => ({
    id: persona.getString('id'),
    title: persona.getString('title'),
    description: persona.getOptionalString('description') ?? '',
    userEntityRef: parseUserRef(
      persona.getString('user'),
      `${providerKey}.personas[${index}].user`,
    ),
  }));

  const ids = personas.map(persona => persona.id);
  const duplicate = ids.find((id, index) => ids.indexOf(id) !== index);
  if (duplicate) {
    throw new Error(
      `${providerKey}.personas has the id '${duplicate}' more than once`,
    );
  }
  return personas;
}

/** Parses a user entity ref, naming the field that it came from on failure. */
export function parseUserRef(ref: string, field: string): string {
  let parsed;
  try {
    parsed = parseEntityRef(ref, {
      defaultKind: 'user',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
  } catch (error) {
    throw new InputError(`${field}: '${ref}' is not an entity ref`, error);
  }
  if (parsed.kind.toLocaleLowerCase('en-US') !== 'user') {
    throw new InputError(
      `${field}: '${ref}' is not a user, expected a ref such as 'user:default/jane.doe'`,
    );
  }
  return stringifyEntityRef(parsed);
}
