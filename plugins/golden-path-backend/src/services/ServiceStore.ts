import {
  Answers,
  Drift,
  FileDrift,
} from '@guildhall/plugin-golden-path-common';
import {
  deleteRows,
  inTransaction,
  toStorableText,
} from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { ServiceRow, StoredService, toStoredService } from './serviceRows';

/** What reading a repository found. */
export interface ServiceReading {
  head: string;
  lostHead?: string;
  version: string;
  latestVersion?: string;
  drift: Drift;
  answers: Answers;
  files: FileDrift[];
}

/** The SQL of repositories on the golden path. */
export class ServiceStore {
  constructor(private readonly db: Knex) {}

  /**
   * Adds a repository, or brings what is known of it up to date. An entity has
   * one repository, and a repository one entity: the last word counts.
   *
   * @param times.due - Until then, whoever records it reads it.
   */
  async record(
    service: Pick<
      StoredService,
      | 'entityRef'
      | 'host'
      | 'name'
      | 'repositoryUrl'
      | 'template'
      | 'recordedVersion'
      | 'taskId'
      | 'createdBy'
    >,
    times: { now: Date; due: Date },
  ): Promise<StoredService> {
    const { entityRef, host, name } = service;
    const values = {
      entity_ref: entityRef,
      host,
      name,
      repository_url: service.repositoryUrl,
      template: service.template,
      recorded_version: service.recordedVersion,
      task_id: service.taskId,
      created_by: service.createdBy,
      check_after: times.due,
    };
    return inTransaction(this.db, async tx => {
      const known = await tx<ServiceRow>('service')
        .where({ host, name })
        .forUpdate()
        .first('id');
      await tx<ServiceRow>('service')
        .where({ entity_ref: entityRef })
        .modify((query: Knex.QueryBuilder) => {
          if (known) {
            query.whereNot({ id: known.id });
          }
        })
        .delete();
      if (known) {
        await tx<ServiceRow>('service').where({ id: known.id }).update(values);
      } else {
        await tx<ServiceRow>('service')
          .insert({ ...values, created_at: times.now })
          .onConflict(['host', 'name'])
          .merge(values);
      }
      const [row] = await tx<ServiceRow>('service').where({ host, name });
      return toStoredService(row);
    });
  }

  async getById(id: number): Promise<StoredService | undefined> {
    const row = await this.db<ServiceRow>('service').where({ id }).first();
    return row && toStoredService(row);
  }

  async remove(id: number): Promise<void> {
    await this.db<ServiceRow>('service').where({ id }).delete();
  }

  /**
   * Forgets services that the catalog does not have, and whose repository
   * could not be read since a time.
   */
  async purge(unreadSince: Date): Promise<number> {
    return deleteRows(
      this.db,
      'service',
      'id',
      query =>
        query
          .whereNotNull('error')
          .where('created_at', '<', unreadSince)
          .where(read =>
            read
              .whereNull('checked_at')
              .orWhere('checked_at', '<', unreadSince),
          )
          .whereNotIn(
            'entity_ref',
            this.db('entity').whereNull('gone_at').select('ref'),
          ),
      20,
    );
  }

  /**
   * Takes repositories that are due, for as long as nobody else takes them:
   * when this replica dies, they are due again after the lease.
   */
  async lease(limit: number, now: Date, until: Date): Promise<StoredService[]> {
    const due = await this.db<ServiceRow>('service')
      .where('check_after', '<=', now)
      .orderBy([{ column: 'check_after' }, { column: 'id' }])
      .limit(limit);
    const leased: StoredService[] = [];
    for (const row of due) {
      const taken = await this.db<ServiceRow>('service')
        .where({ id: row.id })
        .where('check_after', '<=', now)
        .update({ check_after: until });
      if (taken > 0) {
        leased.push(toStoredService(row));
      }
    }
    return leased;
  }

  async storeReading(
    id: number,
    reading: ServiceReading,
    times: { now: Date; next: Date },
  ): Promise<void> {
    await this.db<ServiceRow>('service')
      .where({ id })
      .update({
        head: reading.head,
        lost_head: reading.lostHead ?? null,
        version: reading.version,
        latest_version: reading.latestVersion ?? null,
        drift: reading.drift,
        answers: JSON.stringify(reading.answers),
        files: JSON.stringify(reading.files),
        changed_files: reading.files.filter(
          ({ state }) => state !== 'unchanged',
        ).length,
        checked_at: times.now,
        check_after: times.next,
        failures: 0,
        error: null,
        facts_due: true,
      });
  }

  /** Nothing was pushed since it was read the last time. */
  async storeUnchanged(
    id: number,
    times: { now: Date; next: Date },
  ): Promise<void> {
    await this.db<ServiceRow>('service').where({ id }).update({
      checked_at: times.now,
      check_after: times.next,
      facts_due: true,
    });
  }

  /** Keeps the last good answer beside the error. */
  async storeError(id: number, error: string, next: Date): Promise<void> {
    await this.db<ServiceRow>('service')
      .where({ id })
      .update({ error: toStorableText(error), check_after: next })
      .increment('failures', 1);
  }

  /** Which releases are in use, with what was the newest when last compared. */
  async listVersionsInUse() {
    const rows: Array<
      Pick<ServiceRow, 'template' | 'version' | 'latest_version'>
    > = await this.db<ServiceRow>('service')
      .distinct('template', 'version', 'latest_version')
      .orderBy(['template', 'version', 'latest_version']);
    return rows.map(row => ({
      template: row.template,
      version: row.version ?? undefined,
      latestVersion: row.latest_version ?? undefined,
    }));
  }

  /** How far all services with a release are behind another one. */
  async storeDrift(options: {
    template: string;
    version: string | undefined;
    latestVersion: string | undefined;
    drift: Drift;
  }): Promise<void> {
    await this.db<ServiceRow>('service')
      .where({
        template: options.template,
        version: options.version ?? null,
      })
      .update({
        latest_version: options.latestVersion ?? null,
        drift: options.drift,
        facts_due: true,
      });
  }

  /**
   * The entity that is made from the same repository, if the catalog no longer
   * has the one that is known: somebody renamed it.
   */
  async followRename(service: StoredService): Promise<string | undefined> {
    const present = await this.db('entity')
      .where({ ref: service.entityRef })
      .whereNull('gone_at')
      .first('id');
    if (present) {
      return undefined;
    }
    const candidates: string[] = await this.db('entity_search')
      .join('entity', 'entity.id', 'entity_search.entity_id')
      .whereNull('entity.gone_at')
      .where({
        'entity.kind': service.entityRef.split(':')[0],
        'entity_search.key':
          'metadata.annotations.backstage.io/source-location',
        'entity_search.value': `url:${service.repositoryUrl}`.toLocaleLowerCase(
          'en-US',
        ),
      })
      .whereNotIn('entity.ref', this.db('service').select('entity_ref'))
      .distinct('entity.ref')
      .pluck('entity.ref');
    // Of two entities in one repository nobody knows which one it was.
    if (candidates.length !== 1) {
      return undefined;
    }
    await this.db<ServiceRow>('service')
      .where({ id: service.id, entity_ref: service.entityRef })
      .update({ entity_ref: candidates[0], facts_due: true });
    return candidates[0];
  }
}
