import {
  AuthService,
  DatabaseService,
  DiscoveryService,
  LoggerService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Config, readDurationFromConfig } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  Authorizer,
  EntityProjection,
  readLocationConfig,
} from '@guildhall/plugin-guildhall-node';
import { MonitorProvider } from '@guildhall/plugin-monitor-coverage-node';
import { FactsService } from '@guildhall/plugin-scorecards-node';
import { createGetPartAction } from './actions/createGetPartAction';
import { createListGapsAction } from './actions/createListGapsAction';
import { CoverageStore } from './database/CoverageStore';
import { DecisionStore } from './database/DecisionStore';
import { DefinitionStore } from './database/DefinitionStore';
import { migrate } from './database/migrate';
import { MonitorStore } from './database/MonitorStore';
import { ProviderStore } from './database/ProviderStore';
import { FindingReports } from './database/reports/FindingReports';
import { GapReports } from './database/reports/GapReports';
import { MatchReports } from './database/reports/MatchReports';
import { MonitorReports } from './database/reports/MonitorReports';
import { PartReports } from './database/reports/PartReports';
import { SummaryReports } from './database/reports/SummaryReports';
import { TrendReports } from './database/reports/TrendReports';
import { WatchReports } from './database/reports/WatchReports';
import { SilenceStore } from './database/SilenceStore';
import { StateStore } from './database/StateStore';
import { WatchStore } from './database/WatchStore';
import { DefinitionLoader } from './definitions/DefinitionLoader';
import { Definitions } from './definitions/Definitions';
import { CatalogSnapshots } from './evaluation/CatalogSnapshots';
import { DrillService } from './drills/DrillService';
import { DrillStore } from './drills/DrillStore';
import { Evaluator } from './evaluation/Evaluator';
import { PartEvaluator } from './evaluation/PartEvaluator';
import { readSettings } from './evaluation/readSettings';
import { FactsPublisher } from './facts/FactsPublisher';
import { CoverageModels } from './model/CoverageModel';
import { createProposals } from './proposals/createProposals';
import { Refresher } from './refresh/Refresher';
import { RefreshLease } from './refresh/RefreshLease';
import { Services } from './routes/RouteOptions';
import { GateService } from './services/GateService';
import { HygieneService } from './services/HygieneService';
import { JourneyService } from './services/JourneyService';
import { MatchService } from './services/MatchService';
import { PartService } from './services/PartService';
import { PolicyService } from './services/PolicyService';
import { ProviderService } from './services/ProviderService';
import { RollUpService } from './services/RollUpService';
import { SuggestionService } from './services/SuggestionService';
import { WatchService } from './services/WatchService';
import { ExemptionStore } from './waivers/ExemptionStore';
import { ScorecardsExemptions } from './waivers/ScorecardsExemptions';
import { WaiverService } from './waivers/WaiverService';
import { readRetention, Retention } from './tasks/Retention';

const TIMEOUT_KEY = 'monitorCoverage.refresh.timeout';

/** What the plugin is made of. */
export interface MonitorCoverageDependencies {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  discovery: DiscoveryService;
  facts: FactsService;
  gitHosts: GitHosts;
  logger: LoggerService;
  permissions: PermissionsService;
  providers: MonitorProvider[];
  urlReader: UrlReaderService;
}

/**
 * Puts the parts together: what reads and writes the database, what refreshes
 * and evaluates, then what answers requests.
 */
export async function createMonitorCoverage(deps: MonitorCoverageDependencies) {
  const { config, providers } = deps;
  const settings = readSettings(config);
  const locations = readLocationConfig(config, 'monitorCoverage.definitions');

  const projection = await EntityProjection.create(deps);
  const db = await migrate(deps.database);
  const coverage = new CoverageStore(db);
  const decisions = new DecisionStore(db);
  const drillStore = new DrillStore(db);
  const exemptions = new ExemptionStore(db);
  const definitionStore = new DefinitionStore(db);
  const monitors = new MonitorStore(db);
  const silences = new SilenceStore(db);
  const providerStore = new ProviderStore(db, monitors, silences);
  const state = new StateStore(db);
  const watchStore = new WatchStore(db);

  const definitions = new Definitions(definitionStore);
  const catalogs = new CatalogSnapshots({
    labels: settings.labels,
    projection,
  });
  const evaluated = {
    catalogs,
    coverage,
    decisions,
    definitions,
    drills: drillStore,
    exemptions,
    monitors,
    providers,
    providerStore,
    settings,
    silences,
    state,
    watches: watchStore,
  };
  const evaluator = new Evaluator(evaluated);
  const partEvaluator = new PartEvaluator(evaluated);
  const scorecards = new ScorecardsExemptions(deps);
  const refresher = new Refresher({
    definitions: new DefinitionLoader({
      ...deps,
      locations,
      store: definitionStore,
    }),
    evaluator,
    exemptions,
    lease: new RefreshLease(state),
    logger: deps.logger,
    projection,
    providers,
    scorecards,
    state,
    store: providerStore,
    timeout: config.has(TIMEOUT_KEY)
      ? readDurationFromConfig(config, { key: TIMEOUT_KEY })
      : { seconds: 30 },
  });

  const { labels, receivers } = settings;
  const partReports = new PartReports(db, state);
  const findings = new FindingReports(db, state);
  const matches = new MatchReports(db);
  const summaries = new SummaryReports(db, state);
  const watchReports = new WatchReports(db);
  const authorizer = new Authorizer(deps.permissions);
  const models = new CoverageModels({
    catalogs,
    coverage,
    definitions,
    receivers,
    state,
  });
  const parts = new PartService({
    decisions,
    drills: drillStore,
    exemptions,
    findings,
    gaps: new GapReports(db, state),
    matches,
    models,
    monitors,
    parts: partReports,
    state,
    summaries,
    trends: new TrendReports(db, state),
    watchReports,
  });
  const suggestions = new SuggestionService({
    labels,
    matches,
    parts,
    projection,
    providers: providerStore,
  });
  const { follower, proposals } = createProposals({
    ...deps,
    db,
    definitions,
    parts,
    projection,
    suggestions,
  });
  const services: Services = {
    authorizer,
    drills: new DrillService({
      evaluator: partEvaluator,
      matches,
      parts,
      store: drillStore,
    }),
    gate: new GateService({ labels, models, parts: partReports, projection }),
    hygiene: new HygieneService(findings),
    journeys: new JourneyService({ models, parts: partReports }),
    matches: new MatchService({
      decisions,
      evaluator: partEvaluator,
      monitors,
      parts,
    }),
    parts,
    policy: new PolicyService({ definitions, summaries }),
    providers: new ProviderService({
      providers,
      refresher,
      reports: new MonitorReports(db, state),
      store: providerStore,
    }),
    proposals,
    rollUps: new RollUpService({ models, parts: partReports }),
    suggestions,
    waivers: new WaiverService({ parts, scorecards, store: exemptions }),
    watches: new WatchService({
      models,
      parts,
      reports: watchReports,
      store: watchStore,
    }),
  };
  createListGapsAction({ ...deps, authorizer, parts });
  createGetPartAction({ ...deps, authorizer, parts });

  return {
    follower,
    publisher: new FactsPublisher({ ...deps, db }),
    refresher,
    retention: new Retention({
      db,
      keep: readRetention(config),
      projection,
      silences,
    }),
    services,
  };
}
