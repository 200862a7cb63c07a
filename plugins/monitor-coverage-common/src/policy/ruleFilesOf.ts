import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { parseRuleFilesLocation } from './ruleFilesLocation';
import { selects } from './selects';
import { MonitorPolicy, RuleFilesLocation } from './types';

/**
 * The annotation by which a part says itself where its rules are kept:
 * `<git host>/<repository>/<folder>`.
 *
 * @public
 */
export const RULE_FILES_ANNOTATION = 'guildhall.dev/rule-files';

/**
 * Where the rules of an entity are kept: as it says itself, else as the first
 * of the policies says that is about it. Undefined if nobody says.
 *
 * @throws InputError if its annotation cannot be read.
 *
 * @public
 */
export function ruleFilesOf(
  policies: readonly MonitorPolicy[],
  entity: Entity,
): (RuleFilesLocation & { saidBy: 'annotation' | 'policy' }) | undefined {
  const declared = entity.metadata.annotations?.[RULE_FILES_ANNOTATION];
  if (declared) {
    const location = parseRuleFilesLocation(declared);
    if (!location) {
      throw new InputError(
        `The annotation ${RULE_FILES_ANNOTATION} must be a git host, a repository and a folder, such as local/alert-rules/rules, and is '${declared}'`,
      );
    }
    return { ...location, saidBy: 'annotation' };
  }
  const hasOne = (type: string, wanted: string[]) =>
    wanted.length === 0 ||
    entity.relations?.some(
      relation => relation.type === type && wanted.includes(relation.targetRef),
    );
  const found = policies
    .flatMap(({ ruleFiles }) => ruleFiles)
    .find(
      place =>
        selects(place.for, entity) &&
        hasOne(RELATION_OWNED_BY, place.for.owners) &&
        hasOne(RELATION_PART_OF, place.for.systems),
    );
  return found && { ...found.in, saidBy: 'policy' };
}
