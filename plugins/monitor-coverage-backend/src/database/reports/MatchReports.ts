import {
  FindingKind,
  Monitor,
} from '@guildhall/plugin-monitor-coverage-common';
import { Knex } from 'knex';
import { FindingRow, MatchRow } from '../coverageRows';

/** A match, with all that its provider says of the monitor. */
export type FoundMatch = MatchRow & {
  provider: string;
  monitor: number;
  document: Monitor;
};

/** The SQL of what watches a part. */
export class MatchReports {
  constructor(private readonly db: Knex) {}

  /** What watches a part, by the name of the monitor. */
  async list(entityId: number): Promise<FoundMatch[]> {
    const rows: Array<MatchRow & { provider: string; document: string }> =
      await this.db('part_match')
        .join('monitor', 'monitor.id', 'part_match.monitor')
        .where('part_match.entity_id', entityId)
        .orderBy(['monitor.name', 'part_match.id'])
        .select('part_match.*', 'monitor.provider', 'monitor.document');
    return rows.map(row => ({ ...row, document: JSON.parse(row.document) }));
  }

  /** What is wrong with some monitors. */
  async listFindingKinds(
    monitors: number[],
  ): Promise<Map<number, FindingKind[]>> {
    const rows: FindingRow[] = await this.db<FindingRow>('finding')
      .whereIn('monitor', monitors)
      .orderBy('severity');
    const kinds = new Map<number, FindingKind[]>();
    for (const { monitor, kind } of rows) {
      kinds.set(monitor, [...(kinds.get(monitor) ?? []), kind]);
    }
    return kinds;
  }
}
