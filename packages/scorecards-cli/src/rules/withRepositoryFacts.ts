import { FactForEvaluation } from '@guildhall/plugin-scorecards-common';
import {
  RepositoryFacts,
  repositoryFactSource,
} from '@guildhall/plugin-scorecards-backend-module-repository';
import { JsonObject } from '@backstage/types';
import { Rulebook } from './types';

/**
 * The facts that are known of an entity, with those of its repository replaced
 * by what was found now. Fields that the portal's version of the source does
 * not have are left out.
 */
export function withRepositoryFacts(
  { definitions, known }: Rulebook,
  described: RepositoryFacts,
  now: Date,
): Record<string, FactForEvaluation | undefined> {
  const { id } = repositoryFactSource;
  const source = definitions.environment.sources.get(id);
  if (!source) {
    return { ...known?.facts };
  }
  const found: JsonObject = JSON.parse(JSON.stringify(described));
  const value = Object.fromEntries(
    Object.entries(found).filter(([name]) =>
      Object.hasOwn(source.fields, name),
    ),
  );
  // A pipeline checks out a branch or a commit, and knows of no default.
  const defaultBranch = known?.facts[id]?.value?.defaultBranch;
  if (defaultBranch !== undefined) {
    value.defaultBranch = defaultBranch;
  }
  return { ...known?.facts, [id]: { value, observedAt: now } };
}
