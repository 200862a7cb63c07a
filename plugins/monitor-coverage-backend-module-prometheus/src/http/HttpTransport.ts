import { redact } from './redact';
import { describeFailure } from './describeFailure';
import { ServerError } from './ServerError';
import { ApiAnswer, ApiRequest, Transport } from './Transport';
import { Endpoint } from '../config';

/** Some proxies take no longer addresses. */
const MAX_QUERY_LENGTH = 4_000;

/** Asks a server over HTTP. */
export class HttpTransport implements Transport {
  readonly server: string;

  constructor(
    private readonly options: {
      /** What kind of server it is, for people: `Prometheus`. */
      kind: string;
      endpoint: Endpoint;
      timeoutMs: number;
      maxBytes: number;
    },
  ) {
    const { kind, endpoint } = options;
    this.server = `${kind} at ${new URL(endpoint.url).host}`;
  }

  async ask(
    request: ApiRequest,
    { signal }: { signal: AbortSignal },
  ): Promise<ApiAnswer> {
    const { endpoint, timeoutMs } = this.options;
    const query = new URLSearchParams(request.parameters).toString();
    const isLong = query.length > MAX_QUERY_LENGTH;
    const address = `${endpoint.url}${request.path}`;
    try {
      const response = await fetch(
        query && !isLong ? `${address}?${query}` : address,
        {
          ...(isLong && {
            method: 'POST',
            body: new URLSearchParams(request.parameters),
          }),
          // Wherever else an answer may point to, the secrets stay here.
          redirect: 'manual',
          headers: { Accept: 'application/json', ...endpoint.headers },
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        },
      );
      const { status } = response;
      return { status, body: await this.#readBody(response) };
    } catch (error) {
      if (error instanceof ServerError) {
        throw error;
      }
      throw new ServerError(
        'unreachable',
        this.server,
        redact(describeFailure(error, timeoutMs), endpoint.secrets),
      );
    }
  }

  /** The body, as far as it is not larger than what is read. */
  async #readBody(response: Response): Promise<string> {
    const { maxBytes } = this.options;
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.length;
      if (size > maxBytes) {
        // Leaving the loop ends the connection.
        throw new ServerError(
          'too-large',
          this.server,
          `answers with more than ${maxBytes} bytes: raise its 'maxBytes', or have it say less`,
        );
      }
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  }
}
