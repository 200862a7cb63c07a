import { Knex } from 'knex';
import { DefinitionStore } from '../database/DefinitionStore';
import { getRevision } from '../database/registry';
import { SourceStore } from '../database/SourceStore';
import { compileRuleSet } from './compileRuleSet';
import { RuleSet } from './RuleSet';

/**
 * Gives the rules that the database holds, compiled once per revision. Every
 * replica compiles the same, because nothing but the database goes in.
 */
export class RuleRegistry {
  #latest: RuleSet | undefined;

  constructor(
    private readonly db: Knex,
    private readonly definitions: DefinitionStore,
    private readonly sources: SourceStore,
  ) {}

  /**
   * @param tx - The transaction to read in, for callers that are in one: they
   * may hold the only connection there is.
   */
  async get(tx: Knex = this.db): Promise<RuleSet> {
    const revision = await getRevision(tx);
    if (this.#latest?.revision === revision) {
      return this.#latest;
    }
    const rules = await compileRuleSet({
      revision,
      files: await this.definitions.listFiles(tx),
      sources: await this.sources.list(tx),
      accepted: await this.definitions.listAccepted(tx),
      stagesAsOf: await this.definitions.getStagesAsOf(tx),
    });
    this.#latest = rules;
    return rules;
  }
}
