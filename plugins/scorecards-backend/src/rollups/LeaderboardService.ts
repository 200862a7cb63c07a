import { NotFoundError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { sliceOf } from '@guildhall/plugin-guildhall-node';
import {
  CompiledScorecard,
  LeaderboardRow,
  Page,
  rollUpTree,
  TreeGroup,
} from '@guildhall/plugin-scorecards-common';
import { PageRequest, ReadScope } from '../database/reports/scope';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ratio, sum, toLevelCounts } from '../service/levels';
import { activeScorecards } from './activeScorecards';
import {
  Dimension,
  GroupMoves,
  GroupReports,
  GroupTotals,
} from './GroupReports';
import { Order, rankRows } from './rankRows';

const MOVED_SINCE_MS = durationToMilliseconds({ days: 30 });

/** Puts groups side by side. */
export class LeaderboardService {
  constructor(
    private readonly options: { registry: RuleRegistry; groups: GroupReports },
  ) {}

  /** Where each group stands; only on scorecards that count. */
  async get(
    request: {
      by: Dimension;
      scorecard?: string;
      rollUp: 'flat' | 'tree';
      parent?: string;
      sort: Order;
    } & ReadScope &
      PageRequest,
  ): Promise<Page<LeaderboardRow>> {
    const { groups, registry } = this.options;
    const scorecards = activeScorecards(await registry.get());
    const { by, scorecard: asked, rollUp, parent, sort } = request;
    const scorecard = scorecards.find(
      ({ definition }) => definition.id === asked,
    );
    if (asked !== undefined && !scorecard) {
      throw new NotFoundError(`There is no active scorecard '${asked}'`);
    }
    const scorecardIds = (scorecard ? [scorecard] : scorecards).map(
      ({ definition }) => definition.id,
    );
    const scope = { access: request.access, filter: request.filter };
    const [totals, moves, parents] = await Promise.all([
      groups.sum({
        ...scope,
        scorecardIds,
        by,
        byLevel: scorecard !== undefined,
      }),
      groups.countMoves({
        ...scope,
        scorecardIds,
        by,
        since: new Date(Date.now() - MOVED_SINCE_MS),
      }),
      rollUp === 'tree' ? groups.listParents(by, scope) : new Map(),
    ]);
    const present = new Set(totals.map(({ group }) => group));
    const refs = [...present].filter(group => group !== undefined);
    const shown: Array<Omit<TreeGroup, 'group'> & { group?: string }> =
      rollUp === 'tree'
        ? rollUpTree({ groups: refs, parents, parent })
        : refs.map(group => ({ group, members: [group], children: 0 }));
    const rows = shown.map(({ group, members, children }) => ({
      group,
      children,
      ...addUp(new Set(members), totals, moves, scorecard),
    }));
    if (present.has(undefined) && parent === undefined) {
      rows.push({
        group: undefined,
        children: 0,
        ...addUp(new Set([undefined]), totals, moves, scorecard),
      });
    }
    return sliceOf(rankRows(rows, sort), request);
  }
}

function addUp(
  members: Set<string | undefined>,
  totals: GroupTotals[],
  moves: GroupMoves[],
  scorecard: CompiledScorecard | undefined,
) {
  const own = totals.filter(({ group }) => members.has(group));
  const moved = moves.filter(({ group }) => members.has(group));
  return {
    entities: sum(own, ({ entities }) => entities),
    points: ratio(
      sum(own, ({ points }) => points),
      sum(own, ({ maxPoints }) => maxPoints),
    ),
    coverage: ratio(
      sum(own, ({ known }) => known),
      sum(own, ({ applicable }) => applicable),
    ),
    levelCounts:
      scorecard &&
      toLevelCounts(
        scorecard,
        own.map(({ level = 0, entities }) => ({ level, entities })),
      ),
    moved: {
      up: sum(moved, ({ up }) => up),
      down: sum(moved, ({ down }) => down),
    },
  };
}
