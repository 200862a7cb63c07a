import { Knex } from 'knex';

/** Where a re-evaluation of all entities has come to. */
export interface Reevaluation {
  /** The version of the rules that it was started for. */
  revision: number;
  /** The key of the last entity that is done. */
  afterEntity: number;
  done: number;
  total: number;
}

/** The SQL of the re-evaluation under way, if there is one. */
export class ReevaluationStore {
  constructor(private readonly db: Knex) {}

  async get(): Promise<Reevaluation | undefined> {
    const row = await this.db('reevaluation').where({ id: 1 }).first();
    return (
      row && {
        revision: row.revision,
        afterEntity: row.after_entity,
        done: row.done,
        total: row.total,
      }
    );
  }

  /** Moves it on, unless it was started again meanwhile. */
  async advance(from: Reevaluation, to: Reevaluation): Promise<void> {
    await this.#at(from).update({
      after_entity: to.afterEntity,
      done: to.done,
      total: to.total,
    });
  }

  /** Ends it, unless it was started again meanwhile. */
  async finish(at: Reevaluation): Promise<void> {
    await this.#at(at).delete();
  }

  #at({ revision, afterEntity }: Reevaluation) {
    return this.db('reevaluation').where({
      id: 1,
      revision,
      after_entity: afterEntity,
    });
  }
}
