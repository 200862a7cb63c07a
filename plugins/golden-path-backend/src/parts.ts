import {
  AuditorService,
  AuthService,
  BackstageCredentials,
  HttpAuthService,
  LoggerService,
  PermissionsService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Config } from '@backstage/config';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import {
  Answers,
  BeginEffectRequest,
  Effect,
  FinishEffectRequest,
  Migration,
  RepositoryFile,
  TemplateManifest,
} from '@guildhall/plugin-golden-path-common';
import { GitHosts } from '@guildhall/plugin-golden-path-node';
import {
  Authorizer,
  EntityProjection,
  Operation,
} from '@guildhall/plugin-guildhall-node';
import { FactsService } from '@guildhall/plugin-scorecards-node';
import { Router } from 'express';
import { Knex } from 'knex';

/** A release of a template, without its files. */
export interface ReleaseInfo {
  template: string;
  version: string;
  releasedAt: Date;
  /** The section of the changelog, in Markdown. */
  changes: string;
}

/** Releases of templates, of those that are no longer there too. */
export interface Releases {
  /** The version in force; undefined when the template has none. */
  getCurrentVersion(template: string): Promise<string | undefined>;
  /** The versions in force, by the name of the template. */
  listCurrentVersions(): Promise<Map<string, string>>;
  /** Every release of a template, newest version first. */
  list(template: string): Promise<ReleaseInfo[]>;
  /** @throws NotFoundError when there is no such release. */
  getEntity(template: string, version: string): Promise<TemplateEntityV1beta3>;
  /**
   * What golden-path.yaml says, and the migrations up to this release, the
   * oldest first.
   *
   * @throws NotFoundError when there is no such release.
   */
  getManifest(
    template: string,
    version: string,
  ): Promise<{ manifest: TemplateManifest; migrations: Migration[] }>;
}

/** Renders a release with answers by a dry run of the scaffolder. */
export interface Renderer {
  /**
   * The files as a run would write them, sorted by path, with those below
   * `.guildhall/`.
   *
   * @throws InputError that says which answer or which file is wrong.
   */
  render(
    request: { template: string; version: string; answers: Answers },
    options: { credentials: BackstageCredentials },
  ): Promise<RepositoryFile[]>;
}

/** The ledger of what was made outside the portal. */
export interface EffectLedger {
  /** Answers the effect that is there, when it was begun before. */
  begin(request: BeginEffectRequest): Promise<Effect>;
  finish(id: string, request: FinishEffectRequest): Promise<Effect>;
  listForEntity(entityRef: string): Promise<Effect[]>;
  listForTask(taskId: string): Promise<Effect[]>;
}

/** What is known of generated services, as templates and preflight need it. */
export interface GeneratedServices {
  /** How many services there are on each release. */
  countByRelease(): Promise<
    Array<{ template: string; version?: string; services: number }>
  >;
  /** When each service of a template was born, after a time. */
  listBirths(template: string, after: Date): Promise<Date[]>;
  /** Whether a service has its repository there. */
  hasRepository(repository: { host: string; name: string }): Promise<boolean>;
  /** Forgets the service of a repository, because its making was undone. */
  forgetRepository(repository: { host: string; name: string }): Promise<void>;
}

/** Work in the background; runs in one replica at a time. */
export interface BackgroundTask {
  id: string;
  /** The key of the configuration that replaces the schedule. */
  configKey?: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  run(signal: AbortSignal): Promise<void>;
}

/** What the part about generated services and upgrades works with. */
export interface ServicesDependencies {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  authorizer: Authorizer;
  catalog: CatalogService;
  config: Config;
  /** After all migrations, those of the entity projection included. */
  db: Knex;
  effects: EffectLedger;
  facts: FactsService;
  gitHosts: GitHosts;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  permissions: PermissionsService;
  projection: EntityProjection;
  releases: Releases;
  renderer: Renderer;
}

/** What the part about generated services and upgrades gives to the others. */
export interface ServicesPart {
  routes: Router;
  /** Its routes, as they are published. */
  operations: Operation[];
  tasks: BackgroundTask[];
  generatedServices: GeneratedServices;
}
