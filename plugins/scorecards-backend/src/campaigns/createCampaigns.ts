import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { Knex } from 'knex';
import { VerdictReports } from '../database/reports/VerdictReports';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { CampaignEvents } from './CampaignEvents';
import { CampaignFollower } from './CampaignFollower';
import { CampaignMembers } from './CampaignMembers';
import { CampaignPlayer } from './CampaignPlayer';
import { CampaignReports } from './CampaignReports';
import { CampaignsService } from './CampaignsService';
import { CampaignStore } from './CampaignStore';

/** Puts the parts of campaigns together. */
export function createCampaigns(parts: {
  db: Knex;
  events: EventsService;
  logger: LoggerService;
  registry: RuleRegistry;
  signals: SignalsService;
  verdicts: VerdictReports;
}) {
  const { db, logger, registry, signals, verdicts } = parts;
  const events = new CampaignEvents(parts.events, signals, logger);
  const store = new CampaignStore(db);
  const follower = new CampaignFollower({
    db,
    events,
    members: new CampaignMembers(),
    registry,
    store,
  });
  const service = new CampaignsService({
    events,
    follower,
    registry,
    reports: new CampaignReports(db),
    store,
    verdicts,
  });
  return { follower, player: new CampaignPlayer(store), service, store };
}
