import { z } from 'zod';
import { redact } from './redact';
import { ServerError } from './ServerError';
import { ApiAnswer, Transport } from './Transport';

const MAX_REFUSAL_LENGTH = 300;

/** How Prometheus says no; Alertmanager sends a text. */
const refusalSchema = z.object({
  errorType: z.string().optional(),
  error: z.string(),
});

/** What is about one question only. */
const questionErrors = ['bad_data', 'execution', 'timeout'];

/** Asks a server for JSON and makes sure that it is what was asked for. */
export class ApiClient {
  constructor(
    private readonly options: {
      transport: Transport;
      secrets: readonly string[];
      signal: AbortSignal;
    },
  ) {}

  get server(): string {
    return this.options.transport.server;
  }

  /** @throws ServerError */
  async get<T>(
    path: string,
    parameters: Record<string, string>,
    schema: z.ZodType<T>,
  ): Promise<T> {
    const { transport, signal } = this.options;
    const answer = await transport.ask({ path, parameters }, { signal });
    if (answer.status < 200 || answer.status > 299) {
      throw this.#refusal(path, answer);
    }
    const document = parseJson(answer.body);
    if (document === undefined) {
      throw /^\s*[[{]/.test(answer.body)
        ? this.fail(
            'unreachable',
            `ended its answer to ${path} half-way: see what is between us, ask again`,
          )
        : this.fail(
            'wrong',
            `answers ${path} with what is no JSON: check the URL, and that no page to sign in is before it`,
          );
    }
    const result = schema.safeParse(document);
    if (!result.success) {
      const [issue] = result.error.issues;
      throw this.fail(
        'wrong',
        `answers ${path} with what such a server does not say${
          issue.path.length > 0 ? ` in '${issue.path.join('.')}'` : ''
        } (${issue.message}): check the URL`,
      );
    }
    return result.data;
  }

  fail(kind: ServerError['kind'], problem: string): ServerError {
    const { secrets } = this.options;
    return new ServerError(kind, this.server, redact(problem, secrets));
  }

  #refusal(path: string, { status, body }: ApiAnswer): ServerError {
    const refusal = refusalSchema.safeParse(parseJson(body));
    const words = refusal.success
      ? `: ${refusal.data.error.slice(0, MAX_REFUSAL_LENGTH)}`
      : '';
    switch (true) {
      case status >= 300 && status <= 399:
        return this.fail(
          'wrong',
          `answers ${path} with a redirect (${status}), perhaps to a page to sign in: use the URL of the API itself`,
        );
      case status === 401 || status === 403:
        return this.fail(
          'absent',
          `does not let us read ${path} (${status})${words}: check its token, basicAuth or headers`,
        );
      case status === 404 || status === 405 || status === 501:
        return this.fail(
          'absent',
          `does not offer ${path} (${status})${words}: check the URL`,
        );
      case questionErrors.includes(refusal.data?.errorType ?? ''):
        return this.fail('refused', `refuses ${path} (${status})${words}`);
      default:
        return this.fail(
          'unreachable',
          `fails at ${path} (${status})${words}: see its log`,
        );
    }
  }
}

/** Undefined for what is no JSON, which no schema takes. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
