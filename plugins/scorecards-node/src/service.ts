import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  FactInput,
  FactSourceDefinition,
  MAX_FACTS_PER_PUSH,
  PushFactsResponse,
} from '@guildhall/plugin-scorecards-common';

/**
 * How other plugins tell scorecards what they know about entities.
 *
 * @public
 */
export interface FactsService {
  /** Declares a source, or changes its schema. Does nothing when it is known. */
  declareSource(
    source: FactSourceDefinition,
    options: { credentials: BackstageCredentials },
  ): Promise<void>;

  /**
   * Pushes any number of facts. Good ones are kept when others are rejected;
   * `index` in the answer counts from the first fact given.
   */
  push(
    facts: FactInput[],
    options: { credentials: BackstageCredentials },
  ): Promise<PushFactsResponse>;
}

/**
 * The {@link FactsService} of the scorecards plugin, over HTTP. Where that
 * plugin is not installed, pushing is a logged no-op.
 *
 * @public
 */
export const factsServiceRef = createServiceRef<FactsService>({
  id: 'scorecards.facts',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
      },
      factory: deps => new HttpFactsService(deps),
    }),
});

class HttpFactsService implements FactsService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #logger: LoggerService;

  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    logger: LoggerService;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#logger = options.logger;
  }

  async declareSource(
    source: FactSourceDefinition,
    options: { credentials: BackstageCredentials },
  ): Promise<void> {
    await this.#send('PUT', `/sources/${source.id}`, source, options);
  }

  async push(
    facts: FactInput[],
    options: { credentials: BackstageCredentials },
  ): Promise<PushFactsResponse> {
    const total: PushFactsResponse = { changed: 0, unchanged: 0, rejected: [] };
    for (let start = 0; start < facts.length; start += MAX_FACTS_PER_PUSH) {
      const batch = facts.slice(start, start + MAX_FACTS_PER_PUSH);
      const response = await this.#send(
        'POST',
        '/facts',
        { facts: batch },
        options,
      );
      if (!response) {
        continue;
      }
      const answer: PushFactsResponse = await response.json();
      total.changed += answer.changed;
      total.unchanged += answer.unchanged;
      for (const { index, reason } of answer.rejected) {
        total.rejected.push({ index: start + index, reason });
      }
    }
    return total;
  }

  async #send(
    method: string,
    path: string,
    body: object,
    options: { credentials: BackstageCredentials },
  ): Promise<Response | undefined> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: options.credentials,
      targetPluginId: 'scorecards',
    });
    const baseUrl = await this.#discovery.getBaseUrl('scorecards');
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (response.ok) {
      return response;
    }
    const error = await ResponseError.fromResponse(response);
    if (response.status === 404 && !isScorecardsAnswer(error)) {
      this.#logger.info(
        'Facts are not pushed because the scorecards plugin is not installed',
      );
      return undefined;
    }
    throw error;
  }
}

/** A 404 of the plugin itself names an error; one of the backend does not. */
function isScorecardsAnswer(error: ResponseError): boolean {
  return error.body.response.statusCode === 404 && error.cause.name !== 'Error';
}
