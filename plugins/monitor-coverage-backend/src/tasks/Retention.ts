import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { deleteRows, EntityProjection } from '@guildhall/plugin-guildhall-node';
import { Knex } from 'knex';
import { SilenceStore } from '../database/SilenceStore';

const KEY = 'monitorCoverage.retention';

/** How long what is no longer so is kept. */
export interface RetentionSettings {
  history: HumanDuration;
  goneEntities: HumanDuration;
}

export function readRetention(config: Config): RetentionSettings {
  const read = (name: string, fallback: HumanDuration) =>
    config.has(`${KEY}.${name}`)
      ? readDurationFromConfig(config, { key: `${KEY}.${name}` })
      : fallback;
  return {
    history: read('history', { days: 400 }),
    goneEntities: read('goneEntities', { days: 30 }),
  };
}

/**
 * Forgets what is older than anybody asks for. What people said and who looked
 * is kept for ever.
 */
export class Retention {
  constructor(
    private readonly options: {
      db: Knex;
      keep: RetentionSettings;
      projection: EntityProjection;
      silences: SilenceStore;
    },
  ) {}

  async run(now: Date): Promise<void> {
    const { db, keep, projection, silences } = this.options;
    const before = (duration: HumanDuration) =>
      new Date(now.getTime() - durationToMilliseconds(duration));
    await deleteRows(db, 'cell_change', 'id', query =>
      query.where('changed_at', '<', before(keep.history)),
    );
    await silences.purge(before(keep.history));
    await projection.purge(before(keep.goneEntities));
  }
}
