import { DefinitionStore } from '../database/DefinitionStore';
import { FactStore } from '../database/FactStore';
import { compileRuleSet } from './compileRuleSet';
import { RuleSet } from './RuleSet';

/**
 * Gives the rules that the database holds, compiled once per revision. Every
 * replica compiles the same, because nothing but the database goes in.
 */
export class RuleRegistry {
  #current: Promise<RuleSet> | undefined;
  #revision: number | undefined;

  constructor(
    private readonly definitions: DefinitionStore,
    private readonly facts: FactStore,
  ) {}

  /** Must not be called inside a transaction: it reads on its own connection. */
  async get(): Promise<RuleSet> {
    const revision = await this.definitions.getRevision();
    if (this.#revision !== revision || !this.#current) {
      this.#revision = revision;
      this.#current = this.#compile(revision);
      this.#current.catch(() => {
        this.#current = undefined;
      });
    }
    return this.#current;
  }

  async #compile(revision: number): Promise<RuleSet> {
    return compileRuleSet({
      revision,
      files: await this.definitions.listFiles(),
      sources: await this.facts.listSources(),
      accepted: await this.definitions.listAccepted(),
    });
  }
}
