import { Gate } from '../gate';
import { RequestOptions, Requests } from '../Requests';

/**
 * What programs need that judge an entity by themselves.
 *
 * @public
 */
export interface GateApi {
  get(query: { entityRef: string }, options?: RequestOptions): Promise<Gate>;
}

/** The client of {@link GateApi}. */
export class GateClient implements GateApi {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  get(query: { entityRef: string }, options?: RequestOptions) {
    return this.#requests.get<Gate>('/gate', query, options);
  }
}
