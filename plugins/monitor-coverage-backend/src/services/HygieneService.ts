import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  Finding,
  FindingKind,
  FindingsPage,
} from '@guildhall/plugin-monitor-coverage-common';
import { FindingReports } from '../database/reports/FindingReports';
import { PageRequest } from '../database/reports/scope';
import { toMonitorRef } from '../database/reports/toMonitorRef';

/** What is wrong with monitors. */
export class HygieneService {
  constructor(private readonly reports: FindingReports) {}

  async list(
    query: PageRequest & {
      access: EntityAccess;
      kind?: FindingKind[];
      provider?: string[];
      owner?: string[];
    },
  ): Promise<FindingsPage> {
    const { access } = query;
    const { items, ...page } = await this.reports.list(query);
    const keys = items.map(({ key }) => key);
    const parts = await this.reports.listParts(keys, { access });
    const owners = await this.reports.listOwners(keys);
    return {
      ...page,
      items: items.map((found): Finding => {
        const watched = parts.get(found.key) ?? [];
        return {
          kind: found.kind,
          monitor: toMonitorRef(found.provider, found.monitor),
          expression: found.monitor.expression,
          reasons: found.reasons,
          parts: watched.map(({ ref, title }) => ({ entityRef: ref, title })),
          owners: [
            ...new Set([
              ...watched.flatMap(({ owner }) => owner ?? []),
              ...(owners.get(found.key) ?? []),
            ]),
          ],
          since: found.since,
        };
      }),
    };
  }
}
