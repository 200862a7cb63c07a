import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { DatabaseTime, toIso } from '@guildhall/plugin-guildhall-node';
import { FactSourceDefinition } from '@guildhall/plugin-scorecards-common';
import { FactsService } from '@guildhall/plugin-scorecards-node';
import { Knex } from 'knex';
import { ServiceRow } from './serviceRows';

/** Rules read it as `facts.goldenPath`. */
export const goldenPathSource: FactSourceDefinition = {
  id: 'goldenPath',
  title: 'Golden path',
  description:
    'Which release of its template a service is on, as its repository says',
  maxAge: { days: 2 },
  fields: {
    template: { type: 'string', description: 'The name of the template' },
    version: { type: 'string', description: 'The release that it is on' },
    latestVersion: { type: 'string', description: 'The newest release' },
    drift: {
      type: 'string',
      description:
        'How far it is behind: current, patch, minor or major; absent when that is not known',
    },
    changedFiles: {
      type: 'int',
      unit: 'files',
      description: 'Files of the template that the team changed or deleted',
    },
    upgradeDeclined: {
      type: 'bool',
      description: 'Whether the team said no to its newest upgrade',
    },
  },
};

const BATCH_SIZE = 200;

type FactRow = Pick<
  ServiceRow,
  | 'id'
  | 'entity_ref'
  | 'template'
  | 'version'
  | 'latest_version'
  | 'drift'
  | 'changed_files'
> & { checked_at: DatabaseTime; upgrade_status: string | null };

/** Tells scorecards what was read in repositories. */
export class FactsPublisher {
  #isDeclared = false;

  constructor(
    private readonly options: {
      auth: AuthService;
      db: Knex;
      facts: FactsService;
      logger: LoggerService;
    },
  ) {}

  /**
   * Pushes what is not pushed yet; what fails is pushed the next time. The
   * source is declared before there is anything to push, so that rules which
   * read it are good rules from the first day.
   */
  async publish(signal: AbortSignal): Promise<void> {
    const { auth, db, facts } = this.options;
    const credentials = await auth.getOwnServiceCredentials();
    if (!this.#isDeclared) {
      await facts.declareSource(goldenPathSource, { credentials });
      this.#isDeclared = true;
    }
    for (;;) {
      signal.throwIfAborted();
      const rows: FactRow[] = await db('service')
        .leftJoin('upgrade', 'upgrade.id', 'service.upgrade_id')
        .where('service.facts_due', true)
        .whereNotNull('service.checked_at')
        .orderBy('service.id')
        .limit(BATCH_SIZE)
        .select(
          'service.id',
          'service.entity_ref',
          'service.template',
          'service.version',
          'service.latest_version',
          'service.drift',
          'service.changed_files',
          'service.checked_at',
          'upgrade.status as upgrade_status',
        );
      if (rows.length === 0) {
        return;
      }
      const { rejected } = await facts.push(rows.map(toFact), { credentials });
      for (const { index, reason } of rejected) {
        this.options.logger.debug(
          `The fact about ${rows[index].entity_ref} was rejected: ${reason}`,
        );
      }
      await db<ServiceRow>('service')
        .whereIn(
          'id',
          rows.map(({ id }) => id),
        )
        .update({ facts_due: false });
    }
  }
}

function toFact(row: FactRow) {
  return {
    entityRef: row.entity_ref,
    source: goldenPathSource.id,
    observedAt: toIso(row.checked_at),
    value: {
      template: row.template,
      version: row.version ?? undefined,
      latestVersion: row.latest_version ?? undefined,
      drift: row.drift === 'unknown' ? undefined : row.drift,
      changedFiles: row.changed_files ?? undefined,
      upgradeDeclined: row.upgrade_status === 'declined',
    },
  };
}
