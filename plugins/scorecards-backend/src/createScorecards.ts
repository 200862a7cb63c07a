import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  Authorizer,
  EntityProjection,
  readLocationConfig,
} from '@guildhall/plugin-guildhall-node';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { createCampaigns } from './campaigns/createCampaigns';
import { CollectionEngine } from './collect/CollectionEngine';
import { createStores } from './database/createStores';
import { migrate } from './database/migrate';
import { createDigest } from './digest/createDigest';
import { createExemptions } from './exemptions/createExemptions';
import { createPipeline } from './pipeline/createPipeline';
import { readRecordings } from './recordings/readRecordings';
import { RecordingPlayer } from './recordings/RecordingPlayer';
import { createServices } from './service/createServices';
import { EntityFinder } from './service/EntityFinder';
import { createBackground } from './tasks/createBackground';
import { readRetention } from './tasks/Retention';

/** What the plugin is made of. */
export interface ScorecardsDependencies {
  auth: AuthService;
  catalog: CatalogService;
  collectors: FactCollector[];
  config: Config;
  database: DatabaseService;
  events: EventsService;
  logger: LoggerService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  signals: SignalsService;
  urlReader: UrlReaderService;
}

/**
 * Puts the parts together: what reads and writes the database, then what makes
 * verdicts, then the work in the background, then what answers requests.
 */
export async function createScorecards(deps: ScorecardsDependencies) {
  const { collectors, config, logger, urlReader } = deps;
  const keep = readRetention(config);
  const locations = readLocationConfig(config, 'scorecards.locations');
  const { recordings, problems: recordingProblems } = await readRecordings({
    locations: readLocationConfig(config, 'scorecards.recordings'),
    logger,
    urlReader,
  });

  const projection = await EntityProjection.create(deps);
  const db = await migrate(deps.database);
  const stores = createStores(db, keep);
  const { facts, jobs, sources, verdicts } = stores;

  const pipeline = createPipeline({ ...deps, db, projection, stores });
  const { changes, publisher, recorder, registry } = pipeline;

  const authorizer = new Authorizer(deps.permissions);
  const finder = new EntityFinder({ changes, projection, verdicts });
  const exemptions = createExemptions({
    ...deps,
    ...pipeline,
    authorizer,
    db,
    finder,
    projection,
  });
  const campaigns = createCampaigns({ ...deps, db, registry, verdicts });
  await campaigns.player.play(recordings.campaigns, new Date());
  const player = new RecordingPlayer(
    recordings,
    registry,
    recorder,
    exemptions.player,
    logger,
  );
  for (const { source } of collectors) {
    await sources.declare(
      { definition: source, origin: `collector:${source.id}` },
      { takeOver: true },
    );
  }
  const collection = new CollectionEngine({
    ...deps,
    facts,
    jobs,
    projection,
    publisher,
    recorder,
  });
  const digest = createDigest({ ...deps, db, registry });

  const parts = {
    ...deps,
    authorizer,
    campaigns,
    collection,
    db,
    exemptions,
    finder,
    keep,
    ledger: digest.ledger,
    locations,
    pipeline,
    player,
    projection,
    recordingProblems,
    stores,
  };
  return {
    ...createBackground(parts),
    collection,
    digest: digest.sender,
    jobs,
    services: createServices(parts),
  };
}
