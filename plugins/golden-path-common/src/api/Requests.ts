import { ResponseError } from '@backstage/errors';
import { RequestOptions } from './GoldenPathApi';

/** Requests to the backend of the plugin, and what it answers to them. */
export class Requests {
  readonly #fetch: typeof fetch;

  constructor(fetchLike: typeof fetch) {
    this.#fetch = fetchLike;
  }

  get<T>(
    path: string,
    { query, signal }: RequestOptions & { query?: object } = {},
  ): Promise<T> {
    const search = toSearch(query).toString();
    return this.#request(search ? `${path}?${search}` : path, { signal });
  }

  post<T>(
    path: string,
    options?: RequestOptions & { body?: object },
  ): Promise<T> {
    return this.#send('POST', path, options);
  }

  put<T>(
    path: string,
    options?: RequestOptions & { body?: object },
  ): Promise<T> {
    return this.#send('PUT', path, options);
  }

  #send<T>(
    method: string,
    path: string,
    { body, signal }: RequestOptions & { body?: object } = {},
  ): Promise<T> {
    return this.#request(path, {
      method,
      signal,
      headers: { 'Content-Type': 'application/json' },
      body: body && JSON.stringify(body),
    });
  }

  async #request<T>(path: string, init: RequestInit): Promise<T> {
    const response = await this.#fetch(`plugin://golden-path${path}`, init);
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

function toSearch(query: object = {}): URLSearchParams {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  return search;
}
