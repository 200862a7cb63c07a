import { Knex } from 'knex';
import { StoredUpgradeFile, toFile, UpgradeFileRow } from './upgradeFileRows';

/** The SQL of the files of upgrades. */
export class UpgradeFileStore {
  constructor(private readonly db: Knex) {}

  /** The files of an upgrade without what is in them. */
  async list(id: string): Promise<StoredUpgradeFile[]> {
    const rows: Array<Omit<UpgradeFileRow, 'before' | 'after'>> =
      await this.db<UpgradeFileRow>('upgrade_file')
        .where({ upgrade_id: id })
        .orderBy('path')
        .select(
          'path',
          'from_path',
          'policy',
          'outcome',
          'explanation',
          'conflicts',
        );
    return rows.map(row => toFile({ ...row, before: null, after: null }));
  }

  async listWithContent(id: string): Promise<StoredUpgradeFile[]> {
    const rows: UpgradeFileRow[] = await this.db<UpgradeFileRow>('upgrade_file')
      .where({ upgrade_id: id })
      .orderBy('path');
    return rows.map(toFile);
  }

  async get(id: string, path: string): Promise<StoredUpgradeFile | undefined> {
    const row = await this.db<UpgradeFileRow>('upgrade_file')
      .where({ upgrade_id: id, path })
      .first();
    return row && toFile(row);
  }

  /** Forgets what was in the files of upgrades that were over before a time. */
  async purgeContent(before: Date): Promise<number> {
    return this.db<UpgradeFileRow>('upgrade_file')
      .whereIn(
        'upgrade_id',
        this.db('upgrade')
          .whereIn('status', ['merged', 'declined'])
          .where('updated_at', '<', before)
          .select('id'),
      )
      .where(query => query.whereNotNull('before').orWhereNotNull('after'))
      .update({ before: null, after: null });
  }
}
