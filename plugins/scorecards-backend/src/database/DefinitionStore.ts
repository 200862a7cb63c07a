import {
  DatabaseTime,
  DefinitionFile,
  deleteRows,
  insertRows,
  toDate,
  toOptionalDate,
  upsertRows,
} from '@guildhall/plugin-guildhall-node';
import { DefinitionKind } from '@guildhall/plugin-scorecards-common';
import { Knex } from 'knex';
import { raiseRevision, restartReevaluation } from './registry';

/** A definition that is in force. */
export interface AcceptedDefinition {
  kind: DefinitionKind;
  id: string;
  hash: string;
  /** The definition as JSON, with `apiVersion` and `kind`. */
  document: string;
}

/** A definition that is or was in force. */
export interface DefinitionVersion {
  id: string;
  hash: string;
  /** As {@link AcceptedDefinition.document}. */
  document: string;
  inForceFrom: Date;
}

type FileRow = { location: string; content: string; error: string | null };

/** The SQL of definitions. */
export class DefinitionStore {
  constructor(private readonly db: Knex) {}

  async getLoadedAt(): Promise<Date | undefined> {
    const row: { loaded_at: DatabaseTime | null } = await this.db('registry')
      .where({ id: 1 })
      .first('loaded_at');
    return toOptionalDate(row.loaded_at);
  }

  /** Previews that are due by then are active. */
  async getStagesAsOf(tx: Knex = this.db): Promise<Date> {
    const row: { stages_as_of: DatabaseTime | null } = await tx('registry')
      .where({ id: 1 })
      .first('stages_as_of');
    return toOptionalDate(row.stages_as_of) ?? new Date(0);
  }

  /** Makes previews active that are due by now. */
  async passStages(now: Date): Promise<void> {
    await this.db.transaction(async tx => {
      const passed = await tx('registry')
        .where({ id: 1 })
        .where(query =>
          query.whereNull('stages_as_of').orWhere('stages_as_of', '<', now),
        )
        .update({ stages_as_of: now });
      if (passed > 0) {
        await raiseRevision(tx);
      }
    });
  }

  async listFiles(tx: Knex = this.db): Promise<DefinitionFile[]> {
    const rows = await tx<FileRow>('definition_file').orderBy('location');
    return rows.map(({ location, content, error }) => ({
      location,
      content,
      error: error ?? undefined,
    }));
  }

  /** Replaces all files; true if any of them is not as it was before. */
  async replaceFiles(files: DefinitionFile[], now: Date): Promise<boolean> {
    return this.db.transaction(async tx => {
      // One at a time, so that no two replicas mix their files.
      await tx('registry').where({ id: 1 }).update({ loaded_at: now });
      const before = new Map(
        (await this.listFiles(tx)).map(file => [file.location, file]),
      );
      const changed = files.filter(file => {
        const known = before.get(file.location);
        return known?.content !== file.content || known.error !== file.error;
      });
      files.forEach(({ location }) => before.delete(location));
      if (changed.length === 0 && before.size === 0) {
        return false;
      }
      await tx('definition_file')
        .whereIn('location', [...before.keys()])
        .delete();
      await upsertRows<FileRow>(
        tx,
        'definition_file',
        changed.map(file => ({ ...file, error: file.error ?? null })),
        ['location'],
      );
      // What is new comes into force in the stage that it is in by now.
      await tx('registry').where({ id: 1 }).update({ stages_as_of: now });
      await raiseRevision(tx);
      return true;
    });
  }

  async listAccepted(tx: Knex = this.db): Promise<AcceptedDefinition[]> {
    return tx<AcceptedDefinition>('definition').orderBy(['kind', 'id']);
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
    const { accepted, retired } = changes;
    await this.db.transaction(async tx => {
      await upsertRows(tx, 'definition', accepted, ['kind', 'id']);
      await insertRows(
        tx,
        'definition_version',
        accepted.map(definition => ({ ...definition, in_force_from: now })),
      );
      for (const { kind, id } of retired) {
        await tx('definition').where({ kind, id }).delete();
      }
      await restartReevaluation(tx);
    });
  }

  /** The versions of definitions of a kind, as they came into force. */
  async listVersions(
    kind: DefinitionKind,
    ids: string[],
  ): Promise<DefinitionVersion[]> {
    const rows: Array<
      Omit<DefinitionVersion, 'inForceFrom'> & { in_force_from: DatabaseTime }
    > = await this.db('definition_version')
      .where({ kind })
      .whereIn('id', ids)
      .orderBy('number')
      .select('id', 'hash', 'document', 'in_force_from');
    return rows.map(({ in_force_from: inForceFrom, ...version }) => ({
      ...version,
      inForceFrom: toDate(inForceFrom),
    }));
  }

  /** Forgets versions that came into force before a time, but for the last. */
  async purge(before: Date): Promise<number> {
    const last = this.db('definition_version')
      .groupBy('kind', 'id')
      .max('number');
    return deleteRows(this.db, 'definition_version', 'number', query =>
      query
        .where('in_force_from', '<', before)
        .whereNotIn('number', last.clone()),
    );
  }
}
