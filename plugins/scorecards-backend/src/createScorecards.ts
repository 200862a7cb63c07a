import {
  AuthService,
  DatabaseService,
  LoggerService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { FactCollector } from '@guildhall/plugin-scorecards-node';
import { CollectionEngine } from './collect/CollectionEngine';
import { DailyScores } from './database/DailyScores';
import { DefinitionStore } from './database/DefinitionStore';
import { FactStore } from './database/FactStore';
import { HealthStore } from './database/HealthStore';
import { JobStore } from './database/JobStore';
import { migrate } from './database/migrate';
import { ReportStore } from './database/ReportStore';
import { ScoreHistory } from './database/ScoreHistory';
import { ScoreStore } from './database/ScoreStore';
import { VerdictStore } from './database/VerdictStore';
import { DefinitionLoader } from './definitions/DefinitionLoader';
import { readLocationConfig } from './definitions/readLocations';
import { RuleRegistry } from './definitions/RuleRegistry';
import { ChangePublisher } from './pipeline/ChangePublisher';
import { Evaluator } from './pipeline/Evaluator';
import { FactRecorder } from './pipeline/FactRecorder';
import { Reevaluator } from './pipeline/Reevaluator';
import { readRecordings } from './recordings/readRecordings';
import { RecordingPlayer } from './recordings/RecordingPlayer';
import { Authorizer } from './service/Authorizer';
import { EntityRefresher } from './service/EntityRefresher';
import { EntityReportService } from './service/EntityReportService';
import { FactsService } from './service/FactsService';
import { HealthService } from './service/HealthService';
import { ScorecardsService } from './service/ScorecardsService';
import { TrendReader } from './service/TrendReader';
import { readRetention, Retention } from './tasks/Retention';
import { Synchronizer } from './tasks/Synchronizer';

/** Puts the parts together: stores, then the pipeline, then what uses both. */
export async function createScorecards(deps: {
  auth: AuthService;
  catalog: CatalogService;
  collectors: FactCollector[];
  config: Config;
  database: DatabaseService;
  events: EventsService;
  logger: LoggerService;
  permissions: PermissionsService;
  signals: SignalsService;
  urlReader: UrlReaderService;
}) {
  const { auth, catalog, collectors, config, logger, urlReader } = deps;
  const projection = await EntityProjection.create(deps);
  const db = await migrate(deps.database);
  const facts = new FactStore(db);
  const verdicts = new VerdictStore(db);
  const definitions = new DefinitionStore(db);
  const jobs = new JobStore(db);
  const reports = new ReportStore(db);
  const history = new ScoreHistory(db);
  const daily = new DailyScores(db, history);

  const registry = new RuleRegistry(definitions, facts);
  const publisher = new ChangePublisher(deps.events, deps.signals, logger);
  const evaluator = new Evaluator(facts, verdicts, new ScoreStore());
  const recorder = new FactRecorder(db, projection, facts, evaluator);
  const reevaluator = new Reevaluator({
    db,
    definitions,
    evaluator,
    facts,
    projection,
    publisher,
    registry,
  });
  const loader = new DefinitionLoader({
    locations: readLocationConfig(config, 'scorecards.locations'),
    logger,
    registry,
    store: definitions,
    urlReader,
  });
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
    registry,
  });

  const factsService = new FactsService({
    facts,
    projection,
    publisher,
    recorder,
    reevaluator,
    registry,
    reports,
  });
  for (const { source } of collectors) {
    await factsService.declareSource(source, `collector:${source.id}`);
  }

  return {
    collection,
    jobs,
    retention: new Retention({
      daily,
      facts,
      projection,
      verdicts,
      scores: history,
      keep: readRetention(config),
    }),
    synchronizer: new Synchronizer({
      collection,
      daily,
      definitions,
      jobs,
      loader,
      player: new RecordingPlayer(
        await readRecordings(
          readLocationConfig(config, 'scorecards.recordings'),
          urlReader,
        ),
        recorder,
        logger,
      ),
      projection,
      publisher,
      reevaluator,
      registry,
      verdicts,
    }),
    services: {
      authorizer: new Authorizer(deps.permissions),
      facts: factsService,
      health: new HealthService({
        collectors,
        definitions,
        health: new HealthStore(db),
        jobs,
        registry,
      }),
      refresher: new EntityRefresher({
        auth,
        catalog,
        collection,
        logger,
        projection,
        reevaluator,
        registry,
        reports,
      }),
      reports: new EntityReportService({
        facts,
        projection,
        registry,
        reports,
        verdicts,
      }),
      scorecards: new ScorecardsService({
        definitions,
        registry,
        reports,
        trends: new TrendReader(daily, history),
      }),
    },
  };
}
