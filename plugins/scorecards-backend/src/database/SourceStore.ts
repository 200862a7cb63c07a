import { ConflictError } from '@backstage/errors';
import {
  canonicalJson,
  contentHash,
  FactSourceDefinition,
} from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { raiseRevision, restartReevaluation } from './registry';

/** A source, and who declared it. */
export interface DeclaredSource {
  definition: FactSourceDefinition;
  /** Such as `collector:catalog`, `plugin:registry` or a user's ref. */
  origin: string;
}

/** The SQL of sources that collectors and callers have declared. */
export class SourceStore {
  constructor(private readonly db: Knex) {}

  async list(tx: Knex = this.db): Promise<DeclaredSource[]> {
    const rows: Array<{ document: string; origin: string }> = await tx(
      'fact_source',
    ).orderBy('id');
    return rows.map(row => ({
      definition: JSON.parse(row.document),
      origin: row.origin,
    }));
  }

  /**
   * Declares a source, or changes its schema; does nothing if it is already
   * declared so. When it changes, all entities are evaluated again: what is
   * stored may no longer fit, or age differently.
   *
   * @param takeOver - Whatever has the id, as a collector that is installed does.
   * @throws ConflictError if somebody else declared it.
   */
  async declare(
    { definition, origin }: DeclaredSource,
    options: { takeOver: boolean },
  ): Promise<void> {
    const document = JSON.stringify(definition);
    const hash = contentHash(canonicalJson(JSON.parse(document)));
    const { id } = definition;
    await this.db.transaction(async tx => {
      // One at a time, so that of two who want the same id one is refused.
      await tx('registry').where({ id: 1 }).forUpdate().first('id');
      const known: { hash: string; origin: string } | undefined = await tx(
        'fact_source',
      )
        .where({ id })
        .first('hash', 'origin');
      if (known && known.origin !== origin && !options.takeOver) {
        throw new ConflictError(
          `The source '${id}' belongs to ${known.origin}; choose another 'id'`,
        );
      }
      if (known?.hash === hash && known.origin === origin) {
        return;
      }
      await tx('fact_source')
        .insert({ id, document, hash, origin })
        .onConflict('id')
        .merge();
      await raiseRevision(tx);
      await restartReevaluation(tx);
    });
  }
}
