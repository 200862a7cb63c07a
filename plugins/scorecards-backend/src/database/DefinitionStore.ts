import { DefinitionKind } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { DatabaseTime, toDate, toOptionalDate } from './time';

/** A definition file as it was last read. */
export interface DefinitionFile {
  /** The address for people: a path or a URL. */
  location: string;
  content: string;
  /** Why the last attempt to read it again failed. */
  error?: string;
}

/** A definition that is in force. */
export interface AcceptedDefinition {
  kind: DefinitionKind;
  id: string;
  hash: string;
  /** The definition as JSON, with `apiVersion` and `kind`. */
  document: string;
}

/** Where a re-evaluation of all entities has come to. */
export interface Reevaluation {
  /** The key of the last entity that is done. */
  afterEntity: number;
  done: number;
  total: number;
}

/** The SQL of definitions. */
export class DefinitionStore {
  constructor(private readonly db: Knex) {}

  /** Goes up whenever files or sources change. */
  async getRevision(): Promise<number> {
    const row = await this.db('registry').where({ id: 1 }).first('revision');
    return row.revision;
  }

  async getLoadedAt(): Promise<Date | undefined> {
    const row: { loaded_at: DatabaseTime | null } = await this.db('registry')
      .where({ id: 1 })
      .first('loaded_at');
    return toOptionalDate(row.loaded_at);
  }

  async listFiles(): Promise<DefinitionFile[]> {
    const rows = await this.db('definition_file').orderBy('location');
    return rows.map(row => ({
      location: row.location,
      content: row.content,
      error: row.error ?? undefined,
    }));
  }

  /** Replaces all files; true if any of their contents changed. */
  async replaceFiles(files: DefinitionFile[], now: Date): Promise<boolean> {
    return this.db.transaction(async tx => {
      const before = new Map<string, string>(
        (await tx('definition_file').forUpdate()).map(row => [
          row.location,
          row.content,
        ]),
      );
      const changed =
        before.size !== files.length ||
        files.some(file => before.get(file.location) !== file.content);
      await tx('definition_file')
        .whereNotIn(
          'location',
          files.map(file => file.location),
        )
        .delete();
      for (const file of files) {
        await tx('definition_file')
          .insert({ ...file, error: file.error ?? null })
          .onConflict('location')
          .merge();
      }
      await tx('registry').where({ id: 1 }).update({ loaded_at: now });
      if (changed) {
        await tx('registry').where({ id: 1 }).increment('revision', 1);
      }
      return changed;
    });
  }

  async listAccepted(): Promise<AcceptedDefinition[]> {
    return this.db<AcceptedDefinition>('definition').orderBy(['kind', 'id']);
  }

  /**
   * Puts definitions in force and retires others, and has all entities
   * evaluated again.
   */
  async accept(
    changes: {
      accepted: AcceptedDefinition[];
      retired: Array<Pick<AcceptedDefinition, 'kind' | 'id'>>;
    },
    now: Date,
  ): Promise<void> {
    await this.db.transaction(async tx => {
      for (const definition of changes.accepted) {
        await tx('definition')
          .insert(definition)
          .onConflict(['kind', 'id'])
          .merge();
        await tx('definition_version').insert({
          ...definition,
          in_force_from: now,
        });
      }
      for (const { kind, id } of changes.retired) {
        await tx('definition').where({ kind, id }).delete();
      }
      await this.#restart(tx);
    });
  }

  /** When each version of a scorecard came into force, oldest first. */
  async listVersions(
    kind: DefinitionKind,
    id: string,
  ): Promise<Array<{ hash: string; inForceFrom: Date }>> {
    const rows = await this.db('definition_version')
      .where({ kind, id })
      .orderBy('in_force_from')
      .select('hash', 'in_force_from');
    return rows.map(row => ({
      hash: row.hash,
      inForceFrom: toDate(row.in_force_from),
    }));
  }

  async getReevaluation(): Promise<Reevaluation | undefined> {
    const row = await this.db('reevaluation').where({ id: 1 }).first();
    return (
      row && { afterEntity: row.after_entity, done: row.done, total: row.total }
    );
  }

  /** Moves a re-evaluation on, unless it was started again meanwhile. */
  async advanceReevaluation(from: Reevaluation, to: Reevaluation) {
    await this.db('reevaluation')
      .where({ id: 1, after_entity: from.afterEntity, done: from.done })
      .update({ after_entity: to.afterEntity, done: to.done, total: to.total });
  }

  async finishReevaluation(at: Reevaluation): Promise<void> {
    await this.db('reevaluation')
      .where({ id: 1, after_entity: at.afterEntity, done: at.done })
      .delete();
  }

  async #restart(tx: Knex.Transaction): Promise<void> {
    const [{ count }] = await tx('entity')
      .whereNull('gone_at')
      .count({ count: 'id' });
    await tx('reevaluation')
      .insert({ id: 1, after_entity: 0, done: 0, total: Number(count) })
      .onConflict('id')
      .merge();
  }
}
