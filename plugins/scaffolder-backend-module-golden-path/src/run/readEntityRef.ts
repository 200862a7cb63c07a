import {
  Entity,
  entityEnvelopeSchemaValidator,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import { RepositoryFile } from '@guildhall/plugin-golden-path-common';
import { parseAllDocuments } from 'yaml';

const isEntity = entityEnvelopeSchemaValidator();

/**
 * The entity that a catalog file is about: its first Component, else the first
 * of all. Undefined when there is no such file.
 */
export function readEntityRef(
  files: readonly RepositoryFile[],
  path: string,
): string | undefined {
  const file = files.find(candidate => candidate.path === path);
  if (!file) {
    return undefined;
  }
  const entities = parseAllDocuments(file.content).map(document => {
    try {
      return isEntity(document.toJS());
    } catch (error) {
      throw new InputError(
        `'${path}' is not a valid catalog file: ${
          isError(error) ? error.message : error
        }`,
      );
    }
  });
  const entity = entities.find(isComponent) ?? entities.at(0);
  if (!entity) {
    throw new InputError(`There is no entity in '${path}'`);
  }
  return stringifyEntityRef(entity);
}

function isComponent({ kind }: Entity): boolean {
  return kind.toLocaleLowerCase('en-US') === 'component';
}
