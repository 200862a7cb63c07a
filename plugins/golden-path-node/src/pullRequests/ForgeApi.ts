import { toError } from '@backstage/errors';
import { z } from 'zod';
import { redact } from '../git/redact';
import { PullRequestError } from './PullRequestError';

const MAX_REFUSAL_LENGTH = 500;

/** Pages show it as a link, so that it must be one. */
export const webUrlSchema = z.url({ protocol: /^https?$/ });

/** JSON over HTTP with a token that nobody else gets to see. */
export class ForgeApi {
  constructor(
    private readonly options: {
      /** The id of the git host. */
      host: string;
      baseUrl: string;
      token: string;
      headers: Record<string, string>;
    },
  ) {}

  async get<T>(
    path: string,
    query: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    return this.#request(`${path}?${new URLSearchParams(query)}`, schema, {
      signal,
    });
  }

  async post<T>(
    path: string,
    body: Record<string, string>,
    schema: z.ZodType<T>,
    signal: AbortSignal,
  ): Promise<T> {
    return this.#request(path, schema, {
      method: 'POST',
      body: JSON.stringify(body),
      signal,
    });
  }

  async #request<T>(
    path: string,
    schema: z.ZodType<T>,
    init: RequestInit,
  ): Promise<T> {
    const { isOk, status, text } = await this.#fetch(path, init);
    if (!isOk) {
      throw this.#refusal(status, text);
    }
    const answer = schema.safeParse(parseJson(text));
    if (!answer.success) {
      throw this.#error(
        'answered what is no pull request: check that pullRequests.type and pullRequests.apiBaseUrl belong together',
      );
    }
    return answer.data;
  }

  async #fetch(path: string, init: RequestInit) {
    const { baseUrl, headers } = this.options;
    try {
      const response = await fetch(`${baseUrl}${path}`, {
        ...init,
        // Wherever else an answer may point to, the token stays here.
        redirect: 'manual',
        headers: { 'Content-Type': 'application/json', ...headers },
      });
      const { ok: isOk, status } = response;
      return { isOk, status, text: await response.text() };
    } catch (error) {
      const { cause, message, name } = toError(error);
      throw this.#error(
        name === 'TimeoutError'
          ? `took too long at ${baseUrl}: try again`
          : `cannot be reached at ${baseUrl}: ${
              cause ? toError(cause).message : message
            }; check pullRequests.apiBaseUrl`,
      );
    }
  }

  #refusal(status: number, text: string): PullRequestError {
    const words = text.trim().slice(0, MAX_REFUSAL_LENGTH);
    switch (status) {
      case 401:
      case 403:
        return this.#error(
          `does not let the token open pull requests (${status} ${words}): give the token the right to write them, or configure another one`,
        );
      case 404:
        return this.#error(
          `does not know the repository, or does not show it to the token (${status} ${words}): check cloneUrl, pullRequests.apiBaseUrl and what the token may read`,
        );
      default:
        return this.#error(`refused (${status} ${words})`);
    }
  }

  #error(problem: string): PullRequestError {
    const { host, token } = this.options;
    return new PullRequestError(
      redact(
        `The API of the git host '${host}' in goldenPath.git.hosts ${problem}`,
        [token],
      ),
    );
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
