/** One question to a server. */
export interface ApiRequest {
  /** Begins with a slash. */
  path: string;
  /** In the order of their names, so that equal requests look equal. */
  parameters: Record<string, string>;
}

/** What a server answered, whatever it was. */
export interface ApiAnswer {
  status: number;
  body: string;
}

/** Brings requests to a server, or to a recording of one. */
export interface Transport {
  /** For people: `Prometheus at prometheus.example.org`. */
  readonly server: string;
  /** @throws ServerError if there is no whole answer. */
  ask(
    request: ApiRequest,
    options: { signal: AbortSignal },
  ): Promise<ApiAnswer>;
}

/** A request as recordings name it: a path and its parameters as they are. */
export function describeRequest({ path, parameters }: ApiRequest): string {
  const pairs = Object.entries(parameters)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}
