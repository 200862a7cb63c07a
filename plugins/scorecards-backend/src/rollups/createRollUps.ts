import { Knex } from 'knex';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ExemptionsInForce } from '../exemptions/ExemptionsInForce';
import { GroupReports } from './GroupReports';
import { LeaderboardService } from './LeaderboardService';
import { LiftReports } from './LiftReports';
import { NextActionsService } from './NextActionsService';

/** What answers how groups stand, and what to do next. */
export interface RollUps {
  leaderboard: LeaderboardService;
  nextActions: NextActionsService;
}

export function createRollUps(parts: {
  db: Knex;
  registry: RuleRegistry;
}): RollUps {
  const { db, registry } = parts;
  return {
    leaderboard: new LeaderboardService({
      groups: new GroupReports(db),
      registry,
    }),
    nextActions: new NextActionsService({
      exemptions: new ExemptionsInForce(db),
      lifts: new LiftReports(db),
      registry,
    }),
  };
}
