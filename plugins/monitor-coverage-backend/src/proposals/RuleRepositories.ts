import { Entity, getEntitySourceLocation } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { GitHost, GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  DEFAULT_RULES_FOLDER,
  RULE_FILES_ANNOTATION,
  ruleFilesOf,
} from '@guildhall/plugin-monitor-coverage-common';
import { Definitions } from '../definitions/Definitions';

/** Where rules of a part are proposed. */
export interface RuleRepository {
  host: GitHost;
  repository: string;
  folder: string;
  /** Whether it may be begun, should it not be there. */
  mayBegin: boolean;
}

/** Finds where the rules of a part are kept. */
export class RuleRepositories {
  constructor(
    private readonly options: { definitions: Definitions; gitHosts: GitHosts },
  ) {}

  /**
   * As the part says itself, else the policy, else its own repository.
   *
   * @throws InputError that says what to do, when nobody says.
   * @throws NotFoundError when the git host is not one of the configuration.
   */
  async find(entity: Entity): Promise<RuleRepository> {
    const { definitions, gitHosts } = this.options;
    const { policies } = await definitions.get();
    const said = ruleFilesOf(policies, entity);
    if (said) {
      return {
        host: gitHosts.get(said.host),
        repository: said.repository,
        folder: said.folder,
        // A slip in an annotation must not leave a repository behind.
        mayBegin: said.saidBy === 'policy',
      };
    }
    const own = this.#locateOwn(entity);
    if (!own) {
      throw new InputError(
        `Nobody says where the rules of this part are kept: name a repository in the annotation ${RULE_FILES_ANNOTATION} of the part, or in ruleFiles of the monitor policy`,
      );
    }
    return { ...own, mayBegin: false };
  }

  #locateOwn(entity: Entity) {
    const { gitHosts } = this.options;
    const source = sourceOf(entity);
    const found =
      source && gitHosts.owns(source)
        ? gitHosts.locate(source.href)
        : undefined;
    const above = found?.path.replace(/\/+$/, '');
    return (
      found && {
        host: found.host,
        repository: found.name,
        folder: above
          ? `${above}/${DEFAULT_RULES_FOLDER}`
          : DEFAULT_RULES_FOLDER,
      }
    );
  }
}

/** Undefined when it has none, or one that is no address. */
function sourceOf(entity: Entity): URL | undefined {
  try {
    const { target } = getEntitySourceLocation(entity);
    return URL.canParse(target) ? new URL(target) : undefined;
  } catch {
    return undefined;
  }
}
