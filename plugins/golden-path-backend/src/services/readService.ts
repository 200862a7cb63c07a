import { parseEntityRef } from '@backstage/catalog-model';
import { ConflictError } from '@backstage/errors';
import {
  findSecrets,
  readStamp,
  RepositoryFile,
  TemplateStamp,
} from '@guildhall/plugin-golden-path-common';
import { GitHost } from '@guildhall/plugin-golden-path-node';
import { describeStampProblems } from './describeStampProblems';
import { StoredService } from './serviceRows';

/** What a repository holds now, and what it was made from. */
export interface ServiceSnapshot {
  head: string;
  files: RepositoryFile[];
  stamp: TemplateStamp;
  base: RepositoryFile[];
}

/**
 * Reads a repository from its head.
 *
 * @throws ConflictError that says what to do when its stamp or base cannot be
 * trusted, or belongs to another template.
 */
export async function readService(
  host: GitHost,
  service: StoredService,
  signal?: AbortSignal,
): Promise<ServiceSnapshot> {
  const tree = await host.readTree(service.name, undefined, { signal });
  const { stamp, base, problems } = readStamp(tree.files);
  const isAbsent = problems.some(({ reason }) => reason === 'absent');
  if (isAbsent && service.version === undefined) {
    throw new ConflictError(
      'Its branch main is not on the golden path yet: merge the branch that brings it there',
    );
  }
  if (!stamp || !base) {
    throw new ConflictError(describeStampProblems(problems));
  }
  const { name } = parseEntityRef(stamp.template);
  if (name !== service.template) {
    throw new ConflictError(
      `Its stamp says that it was made from '${name}', and the portal that it was made from '${service.template}': correct 'template' in .guildhall/template.yaml, or adopt the repository again`,
    );
  }
  const secrets = findSecrets(stamp.answers);
  if (secrets.length > 0) {
    throw new ConflictError(
      secrets
        .map(
          ({ path, kind }) =>
            `The answer '${path.slice(
              1,
            )}' in .guildhall/template.yaml looks like ${kind}: take it out, and change it where it is used`,
        )
        .join('; '),
    );
  }
  return { head: tree.commit, files: tree.files, stamp, base };
}
