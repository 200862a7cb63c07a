import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { MisuseError } from '../errors';
import { entitySchema } from './entitySchema';

/**
 * Reads the entity that a file describes.
 *
 * @param text - YAML, with any number of documents.
 * @param options - `file` names it in errors; `ref` picks one of several.
 * @throws MisuseError if that is not exactly one.
 */
export function readEntity(
  text: string,
  options: { file: string; ref?: string },
): Entity {
  const { file, ref } = options;
  const entities = readEntities(text, file);
  const refs = entities.map(entity => stringifyEntityRef(entity));
  const wanted = ref === undefined ? undefined : toFullRef(ref);
  const found = entities.filter(
    (_, index) => wanted === undefined || refs[index] === wanted,
  );
  if (found.length === 1) {
    return found[0];
  }
  if (wanted !== undefined) {
    throw new MisuseError(
      `${file} does not describe ${wanted}, but ${
        refs.join(', ') || 'nothing'
      }.`,
    );
  }
  throw new MisuseError(
    found.length === 0
      ? `${file} describes no entity.`
      : `${file} describes ${
          found.length
        } entities; choose one with --entity: ${refs.join(', ')}`,
  );
}

/**
 * All entities that a file describes.
 *
 * @throws MisuseError if it is broken.
 */
export function readEntities(text: string, file: string): Entity[] {
  return parseAllDocuments(text)
    .filter(document => document.contents !== null)
    .map(document => {
      const [error] = document.errors;
      if (error) {
        throw new MisuseError(`${file} is not YAML: ${error.message}`);
      }
      const parsed = entitySchema.safeParse(document.toJS());
      if (!parsed.success) {
        throw new MisuseError(
          `${file} does not describe an entity: ${z.prettifyError(
            parsed.error,
          )}`,
        );
      }
      return parsed.data;
    })
    .filter(({ kind }) => kind !== 'Location');
}

function toFullRef(ref: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, { defaultKind: 'component' }),
    );
  } catch (error) {
    throw new MisuseError(`--entity: ${toError(error).message}`);
  }
}
