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
import { DailyScores } from './database/DailyScores';
import { DefinitionStore } from './database/DefinitionStore';
import { FactHistory } from './database/FactHistory';
import { FactStore } from './database/FactStore';
import { HealthStore } from './database/HealthStore';
import { JobStore } from './database/JobStore';
import { MeasureQueue } from './database/MeasureQueue';
import { MoveHistory } from './database/MoveHistory';
import { migrate } from './database/migrate';
import { ReevaluationStore } from './database/ReevaluationStore';
import { LevelReports } from './database/reports/LevelReports';
import { MovementReports } from './database/reports/MovementReports';
import { ScoreReports } from './database/reports/ScoreReports';
import { VerdictReports } from './database/reports/VerdictReports';
import { ScoreHistory } from './database/ScoreHistory';
import { ScoreStore } from './database/ScoreStore';
import { SourceStore } from './database/SourceStore';
import { VerdictHistory } from './database/VerdictHistory';
import { VerdictStore } from './database/VerdictStore';
import { DefinitionLoader } from './definitions/DefinitionLoader';
import { DefinitionsService } from './definitions/DefinitionsService';
import { RuleRegistry } from './definitions/RuleRegistry';
import { createDigest } from './digest/createDigest';
import { createExemptions } from './exemptions/createExemptions';
import { ExemptionsInForce } from './exemptions/ExemptionsInForce';
import { ExportService } from './export/ExportService';
import { GateService } from './gate/GateService';
import { CatalogChanges } from './pipeline/CatalogChanges';
import { ChangePublisher } from './pipeline/ChangePublisher';
import { Evaluator } from './pipeline/Evaluator';
import { FactRecorder } from './pipeline/FactRecorder';
import { Reevaluator } from './pipeline/Reevaluator';
import { createPreviews } from './preview/createPreviews';
import { readRecordings } from './recordings/readRecordings';
import { RecordingPlayer } from './recordings/RecordingPlayer';
import { createRollUps } from './rollups/createRollUps';
import { EntityFinder } from './service/EntityFinder';
import { EntityRefresher } from './service/EntityRefresher';
import { EntityReportService } from './service/EntityReportService';
import { FactsService } from './service/FactsService';
import { HealthService } from './service/HealthService';
import { MatrixReader } from './service/MatrixReader';
import { ScorecardsService } from './service/ScorecardsService';
import { ScorecardSummarizer } from './service/ScorecardSummarizer';
import { TrendMarks } from './service/TrendMarks';
import { TrendReader } from './service/TrendReader';
import { Measurer } from './tasks/Measurer';
import { readRetention, Retention } from './tasks/Retention';
import { Synchronizer } from './tasks/Synchronizer';

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
  const { auth, catalog, collectors, config, logger, urlReader } = deps;
  const keep = readRetention(config);
  const locations = readLocationConfig(config, 'scorecards.locations');
  const { recordings, problems: recordingProblems } = await readRecordings({
    locations: readLocationConfig(config, 'scorecards.recordings'),
    logger,
    urlReader,
  });

  const projection = await EntityProjection.create(deps);
  const db = await migrate(deps.database);
  const definitions = new DefinitionStore(db);
  const facts = new FactStore(db);
  const factHistory = new FactHistory(db);
  const jobs = new JobStore(db);
  const levels = new LevelReports(db);
  const movements = new MovementReports(db);
  const queue = new MeasureQueue(db);
  const scoreHistory = new ScoreHistory(db);
  const daily = new DailyScores(db, scoreHistory, keep.history);
  const scores = new ScoreReports(db);
  const sources = new SourceStore(db);
  const verdicts = new VerdictReports(db);
  const exemptionsInForce = new ExemptionsInForce(db);
  const verdictHistory = new VerdictHistory(db);
  const verdictStore = new VerdictStore(db);

  const registry = new RuleRegistry(db, definitions, sources);
  const publisher = new ChangePublisher(deps.events, deps.signals, logger);
  const evaluator = new Evaluator(
    registry,
    facts,
    verdictStore,
    new ScoreStore(),
    exemptionsInForce,
  );
  const recorder = new FactRecorder(db, projection, facts, evaluator);
  const reevaluator = new Reevaluator({
    db,
    evaluator,
    projection,
    publisher,
    store: new ReevaluationStore(db),
  });
  const changes = new CatalogChanges({
    projection,
    publisher,
    queue,
    reevaluator,
  });

  const authorizer = new Authorizer(deps.permissions);
  const finder = new EntityFinder({ changes, projection, verdicts });
  const exemptions = createExemptions({
    ...deps,
    authorizer,
    db,
    finder,
    projection,
    publisher,
    reevaluator,
    registry,
  });

  const campaigns = createCampaigns({ ...deps, db, registry, verdicts });
  const collection = new CollectionEngine({
    auth,
    catalog,
    collectors,
    facts,
    jobs,
    logger,
    projection,
    publisher,
    recorder,
  });
  await campaigns.player.play(recordings.campaigns, new Date());
  const player = new RecordingPlayer(
    recordings,
    registry,
    recorder,
    exemptions.player,
    logger,
  );
  const synchronizer = new Synchronizer({
    campaigns: campaigns.follower,
    changes,
    daily,
    exemptions: exemptions.follower,
    jobs,
    loader: new DefinitionLoader({
      locations,
      logger,
      registry,
      store: definitions,
      urlReader,
    }),
    measurer: new Measurer({
      collection,
      player,
      projection,
      queue,
      reevaluator,
    }),
    projection,
    reevaluator,
    verdicts: verdictStore,
  });
  const digest = createDigest({ ...deps, db, registry });
  const retention = new Retention({
    facts,
    histories: [
      factHistory,
      verdictHistory,
      scoreHistory,
      daily,
      definitions,
      exemptions.store,
      campaigns.store,
      digest.ledger,
    ],
    keep,
    projection,
    registry,
  });

  for (const { source } of collectors) {
    await sources.declare(
      { definition: source, origin: `collector:${source.id}` },
      { takeOver: true },
    );
  }

  const trends = new TrendReader(daily, scoreHistory);
  const matrix = new MatrixReader({
    db,
    exemptions: exemptionsInForce,
    scores,
    verdicts,
  });
  const services = {
    authorizer,
    campaigns: campaigns.service,
    definitions: new DefinitionsService({ registry, store: definitions }),
    exemptions: exemptions.service,
    exports: new ExportService({
      exemptions: exemptions.service,
      matrix,
      registry,
    }),
    facts: new FactsService({
      changes,
      facts,
      history: factHistory,
      player,
      projection,
      publisher,
      queue,
      recorder,
      registry,
      sources,
      verdicts,
    }),
    gate: new GateService({
      exemptions: exemptionsInForce,
      facts,
      finder,
      projection,
      registry,
    }),
    health: new HealthService({
      collectors,
      definitions,
      health: new HealthStore(db),
      jobs,
      recordingProblems,
      registry,
    }),
    previews: createPreviews({
      config,
      db,
      exemptions: exemptionsInForce,
      facts,
      registry,
    }),
    refresher: new EntityRefresher({
      auth,
      catalog,
      changes,
      collection,
      finder,
      logger,
      projection,
      queue,
    }),
    reports: new EntityReportService({
      exemptions: exemptionsInForce,
      facts,
      finder,
      history: verdictHistory,
      projection,
      registry,
      scores,
      verdicts,
    }),
    rollUps: createRollUps({ db, registry }),
    scorecards: new ScorecardsService({
      levels,
      marks: new TrendMarks(definitions, new MoveHistory(db)),
      matrix,
      movements,
      registry,
      summarizer: new ScorecardSummarizer({ levels, movements, trends }),
      trends,
    }),
  };
  return {
    collection,
    digest: digest.sender,
    jobs,
    retention,
    services,
    synchronizer,
  };
}
