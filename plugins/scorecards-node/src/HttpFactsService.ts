import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  FactInput,
  FactSourceDefinition,
  MAX_FACTS_PER_PUSH,
  PushFactsResponse,
  pushFactsResponseSchema,
} from '@guildhall/plugin-scorecards-common';
import { FactsService } from './FactsService';

/** Half of what the backend reads of one request. */
const MAX_BYTES_PER_PUSH = 10 * 1024 * 1024;

/** Pushes over HTTP, in as many requests as it takes. */
export class HttpFactsService implements FactsService {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #logger: LoggerService;
  #absenceIsLogged = false;

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
    let start = 0;
    for (const batch of toBatches(facts)) {
      const response = await this.#send(
        'POST',
        '/facts',
        { facts: batch },
        options,
      );
      if (!response) {
        break;
      }
      const answer = pushFactsResponseSchema.parse(await response.json());
      total.changed += answer.changed;
      total.unchanged += answer.unchanged;
      for (const { index, reason } of answer.rejected) {
        total.rejected.push({ index: start + index, reason });
      }
      start += batch.length;
    }
    return total;
  }

  /** Undefined where there is no scorecards plugin. */
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
      this.#absenceIsLogged = false;
      return response;
    }
    // Neither of the routes that are called here ever answers 404 itself: a
    // backend does, with an empty body, in place of a plugin it does not have.
    if (response.status === 404) {
      this.#logAbsence(baseUrl);
      return undefined;
    }
    throw await ResponseError.fromResponse(response);
  }

  #logAbsence(baseUrl: string): void {
    if (!this.#absenceIsLogged) {
      this.#absenceIsLogged = true;
      this.#logger.info(
        `Facts go nowhere, because there is no scorecards plugin at ${baseUrl}; if it runs in another backend, name that in 'discovery.endpoints'`,
      );
    }
  }
}

/** Facts that fit into one request, in the order in which they were given. */
function* toBatches(facts: FactInput[]): Generator<FactInput[]> {
  let batch: FactInput[] = [];
  let bytes = 0;
  for (const fact of facts) {
    const size = Buffer.byteLength(JSON.stringify(fact));
    const isFull =
      batch.length === MAX_FACTS_PER_PUSH || bytes + size > MAX_BYTES_PER_PUSH;
    if (isFull && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(fact);
    bytes += size;
  }
  if (batch.length > 0) {
    yield batch;
  }
}
