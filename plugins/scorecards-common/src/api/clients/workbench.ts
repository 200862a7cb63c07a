import { DefinitionKind } from '../../definitions';
import { Page } from '../common';
import {
  DefinitionSummary,
  DefinitionText,
  ListDefinitionsQuery,
} from '../definitions';
import { Preview, PreviewRequest } from '../preview';
import { RequestOptions, Requests } from '../Requests';

/**
 * The part of the API that definitions are written with.
 *
 * @public
 */
export interface WorkbenchApi {
  /** Says what definitions would change. Stores nothing. */
  preview(request: PreviewRequest, options?: RequestOptions): Promise<Preview>;
  listDefinitions(
    query?: ListDefinitionsQuery,
    options?: RequestOptions,
  ): Promise<Page<DefinitionSummary>>;
  getDefinition(
    kind: DefinitionKind,
    id: string,
    options?: RequestOptions,
  ): Promise<DefinitionText>;
}

/** The client of {@link WorkbenchApi}. */
export class WorkbenchClient implements WorkbenchApi {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  preview(request: PreviewRequest, options?: RequestOptions) {
    return this.#requests.post<Preview>('/preview', request, options);
  }

  listDefinitions(query?: ListDefinitionsQuery, options?: RequestOptions) {
    return this.#requests.get<Page<DefinitionSummary>>(
      '/definitions',
      query,
      options,
    );
  }

  getDefinition(kind: DefinitionKind, id: string, options?: RequestOptions) {
    return this.#requests.get<DefinitionText>(
      `/definitions/${kind}/${encodeURIComponent(id)}`,
      undefined,
      options,
    );
  }
}
