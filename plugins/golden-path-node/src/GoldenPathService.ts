import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  BeginEffectRequest,
  Effect,
  FinishEffectRequest,
  PreflightRequest,
  PreflightResponse,
  RecordServiceRequest,
  ReleaseFiles,
} from '@guildhall/plugin-golden-path-common';

/**
 * Options of every call of {@link GoldenPathService}.
 *
 * @public
 */
export interface GoldenPathServiceOptions {
  /** Of a service, or of a person on whose behalf a service asks. */
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/**
 * What the modules of other plugins need of the golden path plugin. What the plugin
 * refuses is rejected with its own error, such as a `NotFoundError`.
 *
 * @public
 */
export interface GoldenPathService {
  /** The Template entities of all releases in force. */
  listTemplateEntities(options: GoldenPathServiceOptions): Promise<Entity[]>;

  /** What is to be rendered of a release, all layers put together. */
  getReleaseFiles(
    release: { template: string; version: string },
    options: GoldenPathServiceOptions,
  ): Promise<ReleaseFiles>;

  /** Checks answers, as the person whose credentials are given. */
  preflight(
    request: PreflightRequest,
    options: GoldenPathServiceOptions,
  ): Promise<PreflightResponse>;

  /**
   * Says that something is about to be made. Asked again for the same task, step
   * and key it answers what is in the ledger already.
   */
  beginEffect(
    request: BeginEffectRequest,
    options: GoldenPathServiceOptions,
  ): Promise<Effect>;

  /** Says how making it ended. */
  finishEffect(
    id: string,
    request: FinishEffectRequest,
    options: GoldenPathServiceOptions,
  ): Promise<Effect>;

  /** What a task has made, or was about to make. */
  listTaskEffects(
    taskId: string,
    options: GoldenPathServiceOptions,
  ): Promise<Effect[]>;

  /** Says that a repository was made from a template. */
  recordService(
    request: RecordServiceRequest,
    options: GoldenPathServiceOptions,
  ): Promise<void>;
}
