import {
  AuditorService,
  AuthService,
  DatabaseService,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  UrlReaderService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import { Authorizer, EntityProjection } from '@guildhall/plugin-guildhall-node';
import { FactsService } from '@guildhall/plugin-scorecards-node';
import { registerActions } from './actions/registerActions';
import { migrate } from './database/migrate';
import { EffectService } from './effects/EffectService';
import { EffectStore } from './effects/EffectStore';
import { createToInverse } from './effects/inverses/toInverse';
import { RunUndoer } from './effects/RunUndoer';
import { Undoer } from './effects/Undoer';
import { FeedbackStore } from './feedback/FeedbackStore';
import { BackgroundTask } from './parts';
import { DryRunRenderer } from './plans/DryRunRenderer';
import { PlanService } from './plans/PlanService';
import { PreflightService } from './preflight/PreflightService';
import { ReservationStore } from './preflight/ReservationStore';
import { RunService } from './runs/RunService';
import { RunStore } from './runs/RunStore';
import { RunTracker } from './runs/RunTracker';
import { StatisticsStore } from './runs/StatisticsStore';
import { VisitStore } from './runs/VisitStore';
import { createServices } from './services/createServices';
import { readRetention, Retention } from './tasks/Retention';
import { readLocationConfig } from './templates/readLocations';
import { ReleaseStore } from './templates/ReleaseStore';
import { TemplateLoader } from './templates/TemplateLoader';
import { TemplatesService } from './templates/TemplatesService';
import { TemplateStore } from './templates/TemplateStore';

/** What the plugin is made of. */
export interface GoldenPathDependencies {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  database: DatabaseService;
  events: EventsService;
  facts: FactsService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  scaffolder: ScaffolderService;
  urlReader: UrlReaderService;
  userInfo: UserInfoService;
}

/**
 * Puts the parts together: what reads and writes the database, the part about
 * generated services, what answers requests, then the work in the background.
 */
export async function createGoldenPath(deps: GoldenPathDependencies) {
  const gitHosts = GitHosts.fromConfig(deps.config);
  const locations = readLocationConfig(deps.config);
  const keep = readRetention(deps.config);

  const projection = await EntityProjection.create(deps);
  const db = await migrate(deps.database);
  const effectStore = new EffectStore(db);
  const feedback = new FeedbackStore(db);
  const releases = new ReleaseStore(db);
  const reservations = new ReservationStore(db);
  const runs = new RunStore(db);
  const statistics = new StatisticsStore(db);
  const templateStore = new TemplateStore(db);
  const visits = new VisitStore(db);

  const authorizer = new Authorizer(deps.permissions);
  const toInverse = createToInverse({ ...deps, gitHosts });
  const effects = new EffectService(effectStore, toInverse);
  const renderer = new DryRunRenderer({ ...deps, releases });
  const services = createServices({
    ...deps,
    authorizer,
    db,
    effects,
    gitHosts,
    projection,
    releases,
    renderer,
  });
  const { generatedServices } = services;

  const loader = new TemplateLoader({
    ...deps,
    locations,
    releases,
    templates: templateStore,
  });
  const tracker = new RunTracker({
    ...deps,
    effects: effectStore,
    reservations,
    runs,
  });
  const preflight = new PreflightService({
    ...deps,
    effects: effectStore,
    generatedServices,
    gitHosts,
    releases,
    reservations,
  });
  const plans = new PlanService({
    ...deps,
    gitHosts,
    preflight,
    releases,
    renderer,
    toInverse,
  });
  const templates = new TemplatesService({
    generatedServices,
    releases,
    statistics,
    templates: templateStore,
  });
  const runService = new RunService({
    ...deps,
    authorizer,
    effects,
    gitHosts,
    releases,
    runs,
    tracker,
  });
  const undoer = new RunUndoer({
    authorizer,
    runs,
    store: effectStore,
    undoer: new Undoer({
      effects,
      generatedServices,
      reservations,
      store: effectStore,
      toInverse,
    }),
  });
  registerActions({ ...deps, authorizer, plans, preflight, templates });

  const retention = new Retention({ keep, reservations, runs, visits });
  const tasks: BackgroundTask[] = [
    {
      id: 'load-templates',
      configKey: 'goldenPath.loadTemplates.schedule',
      schedule: { frequency: { seconds: 30 }, timeout: { minutes: 10 } },
      run: () => loader.load(new Date()),
    },
    {
      id: 'follow-runs',
      schedule: { frequency: { minutes: 1 }, timeout: { minutes: 10 } },
      run: signal => tracker.reconcile(signal),
    },
    {
      id: 'retention',
      schedule: {
        frequency: { hours: 1 },
        timeout: { minutes: 30 },
        initialDelay: { minutes: 10 },
      },
      run: () => retention.run(new Date()),
    },
    ...services.tasks,
  ];
  return {
    loader,
    routes: {
      authorizer,
      effects,
      feedback,
      gitHosts,
      plans,
      preflight,
      releases,
      runService,
      services,
      templates,
      undoer,
      visits,
    },
    tasks,
    tracker,
  };
}
