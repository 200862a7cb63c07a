import { ResponseError } from '@backstage/errors';

/**
 * Options of every request.
 *
 * @public
 */
export interface RequestOptions {
  signal?: AbortSignal;
}

/**
 * Sends requests to the scorecards backend. Every method rejects with a
 * `ResponseError` when the backend does not answer with success.
 */
export class Requests {
  readonly #fetch: typeof fetch;

  constructor(fetchApi: { fetch: typeof fetch }) {
    this.#fetch = fetchApi.fetch;
  }

  get<T>(path: string, query?: object, options?: RequestOptions): Promise<T> {
    return this.#json(withQuery(path, query), { signal: options?.signal });
  }

  post<T>(
    path: string,
    body: object | undefined,
    options?: RequestOptions,
  ): Promise<T> {
    return this.#write('POST', path, body, options);
  }

  put<T>(path: string, body: object, options?: RequestOptions): Promise<T> {
    return this.#write('PUT', path, body, options);
  }

  /** An answer that is for a file, whatever its format. */
  async download(
    path: string,
    query?: object,
    options?: RequestOptions,
  ): Promise<Blob> {
    const response = await this.#send(withQuery(path, query), {
      signal: options?.signal,
    });
    return response.blob();
  }

  #write<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: object | undefined,
    options?: RequestOptions,
  ): Promise<T> {
    return this.#json(path, {
      method,
      signal: options?.signal,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  async #json<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#send(path, init);
    return response.json();
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetch(`plugin://scorecards${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function withQuery(path: string, query: object = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
