import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { JsonObject } from '@backstage/types';

const VERSION_ANNOTATION = 'guildhall.dev/template-version';

/** The release that a task runs. */
export interface TemplateRelease {
  /** Such as `template:default/service-node`. */
  ref: string;
  name: string;
  version: string;
}

/** Throws when the task does not run a template of the golden path. */
export function templateOf({
  templateInfo,
}: Pick<ActionContext<JsonObject>, 'templateInfo'>): TemplateRelease {
  // A dry run has a name of its own as `entityRef`, but the same metadata.
  const { name, namespace, annotations }: Partial<Entity['metadata']> =
    templateInfo?.entity?.metadata ?? {};
  const version = annotations?.[VERSION_ANNOTATION];
  if (!name || !version) {
    throw new InputError(
      `Only templates of the golden path can do this: '${
        name ?? 'this one'
      }' has no annotation ${VERSION_ANNOTATION}`,
    );
  }
  const ref = stringifyEntityRef({ kind: 'template', namespace, name });
  return { ref, name, version };
}
