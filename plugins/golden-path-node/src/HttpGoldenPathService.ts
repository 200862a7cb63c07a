import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  BeginEffectRequest,
  Effect,
  effectSchema,
  FinishEffectRequest,
  listEffectsResponseSchema,
  PreflightRequest,
  PreflightResponse,
  preflightResponseSchema,
  RecordServiceRequest,
  ReleaseFiles,
  releaseFilesSchema,
  templateEntitiesSchema,
} from '@guildhall/plugin-golden-path-common';
import {
  GoldenPathService,
  GoldenPathServiceOptions,
} from './GoldenPathService';

/** More than any task makes. */
const MAX_EFFECTS_OF_TASK = 200;

/** Asks the golden path plugin over HTTP, and checks what it answers. */
export class HttpGoldenPathService implements GoldenPathService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #isEntity = entityEnvelopeSchemaValidator();

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async listTemplateEntities(
    options: GoldenPathServiceOptions,
  ): Promise<Entity[]> {
    const response = await this.#get('/templates/entities', options);
    const { items } = templateEntitiesSchema.parse(await response.json());
    return items.map(item => this.#isEntity(item));
  }

  async getReleaseFiles(
    release: { template: string; version: string },
    options: GoldenPathServiceOptions,
  ): Promise<ReleaseFiles> {
    const name = encodeURIComponent(release.template);
    const version = encodeURIComponent(release.version);
    const response = await this.#get(
      `/templates/${name}/releases/${version}/files`,
      options,
    );
    return releaseFilesSchema.parse(await response.json());
  }

  async preflight(
    request: PreflightRequest,
    options: GoldenPathServiceOptions,
  ): Promise<PreflightResponse> {
    const response = await this.#send('POST', '/preflight', request, options);
    return preflightResponseSchema.parse(await response.json());
  }

  async beginEffect(
    request: BeginEffectRequest,
    options: GoldenPathServiceOptions,
  ): Promise<Effect> {
    const response = await this.#send('POST', '/effects', request, options);
    return effectSchema.parse(await response.json());
  }

  async finishEffect(
    id: string,
    request: FinishEffectRequest,
    options: GoldenPathServiceOptions,
  ): Promise<Effect> {
    const path = `/effects/${encodeURIComponent(id)}`;
    const response = await this.#send('PATCH', path, request, options);
    return effectSchema.parse(await response.json());
  }

  async listTaskEffects(
    taskId: string,
    options: GoldenPathServiceOptions,
  ): Promise<Effect[]> {
    const query = new URLSearchParams({
      taskId,
      limit: String(MAX_EFFECTS_OF_TASK),
    });
    const response = await this.#get(`/effects?${query}`, options);
    return listEffectsResponseSchema.parse(await response.json()).items;
  }

  async recordService(
    request: RecordServiceRequest,
    options: GoldenPathServiceOptions,
  ): Promise<void> {
    await this.#send('POST', '/services', request, options);
  }

  #get(path: string, options: GoldenPathServiceOptions): Promise<Response> {
    return this.#request(path, {}, options);
  }

  #send(
    method: string,
    path: string,
    body: object,
    options: GoldenPathServiceOptions,
  ): Promise<Response> {
    return this.#request(
      path,
      {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      },
      options,
    );
  }

  async #request(
    path: string,
    init: RequestInit,
    { credentials, signal }: GoldenPathServiceOptions,
  ): Promise<Response> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'golden-path',
    });
    const baseUrl = await this.#discovery.getBaseUrl('golden-path');
    const response = await fetch(`${baseUrl}${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
      signal,
    });
    if (!response.ok) {
      // Its cause is the plugin's own error, in words for people.
      const { cause } = await ResponseError.fromResponse(response);
      throw cause;
    }
    return response;
  }
}
