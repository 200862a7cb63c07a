import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { toError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  locateRepository,
  tellsFolders,
} from '@guildhall/plugin-scorecards-backend-module-repository';
import { posix } from 'node:path';
import { MisuseError } from '../errors';

/**
 * Where in its repository an entity's files are, as the collector of the
 * portal would find them: where the entity says, else beside the file that
 * describes it. Empty for the repository itself.
 *
 * @param file - The path of that file, from the root of the repository.
 */
export function locateFolder(entity: Entity, file: string): string {
  const annotation = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  if (annotation === undefined) {
    const folder = posix.dirname(file);
    return folder === '.' ? '' : folder;
  }
  const integrations = ScmIntegrations.fromConfig(new ConfigReader({}));
  const hint = `say with --folder where its files are`;
  try {
    const found = locateRepository(entity, {
      hasLocalRoot: false,
      integrations,
    });
    if (found && tellsFolders(found.repository, integrations)) {
      return found.folder;
    }
  } catch (error) {
    throw new MisuseError(`${file}: ${toError(error).message}; ${hint}`);
  }
  throw new MisuseError(
    `${file}: the annotation ${ANNOTATION_SOURCE_LOCATION} is ${annotation}, which does not tell a folder of this repository; ${hint}`,
  );
}
