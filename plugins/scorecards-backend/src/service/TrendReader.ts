import { EntityFilter } from '@guildhall/plugin-scorecards-common';
import { DailyScores } from '../database/DailyScores';
import { DAY_MS, toDay } from '../database/days';
import { ReadScope } from '../database/reports/scope';
import { DayCount, ScoreHistory } from '../database/ScoreHistory';

/**
 * Reads the series of the last days. What everybody sees of all entities, of
 * an owner or of a system is stored; any other scope is told from history.
 */
export class TrendReader {
  constructor(
    private readonly daily: DailyScores,
    private readonly history: ScoreHistory,
  ) {}

  async read(
    request: { scorecardIds: string[]; days: number } & ReadScope,
  ): Promise<DayCount[]> {
    const { scorecardIds, days, access, filter = {} } = request;
    const now = new Date();
    const since = new Date(now.getTime() - (days - 1) * DAY_MS);
    const stored =
      access.entities === 'all' ? toStoredSeries(filter) : undefined;
    if (stored) {
      return this.daily.list({ scorecardIds, since, ...stored });
    }
    return this.history.countByDay({
      first: toDay(since),
      last: toDay(now),
      scorecardIds,
      filter,
      access,
    });
  }
}

function toStoredSeries(filter: EntityFilter) {
  const { owner, system, ...others } = filter;
  const isGiven = (values: unknown) => values !== undefined && values !== '';
  if (Object.values(others).some(isGiven)) {
    return undefined;
  }
  if (!owner && !system) {
    return { dimension: 'all' as const, group: '' };
  }
  if (owner?.length === 1 && !system) {
    return { dimension: 'owner' as const, group: owner[0] };
  }
  if (system?.length === 1 && !owner) {
    return { dimension: 'system' as const, group: system[0] };
  }
  return undefined;
}
