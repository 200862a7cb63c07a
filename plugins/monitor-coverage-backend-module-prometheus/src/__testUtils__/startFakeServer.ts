import {
  createServer,
  IncomingMessage,
  RequestListener,
  ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** One request, as it came. */
export interface SeenRequest {
  path: string;
  parameters: Record<string, string>;
  headers: IncomingMessage['headers'];
}

/** JSON, or whatever the handler writes. */
export type Answer =
  | object
  | ((request: SeenRequest, response: ServerResponse) => void);

/** Answers by path; what has no answer is 404. */
export type Answers = Record<string, Answer>;

export function success(data: unknown): object {
  return { status: 'success', data };
}

/** What an idle Prometheus answers, with these rules in one group. */
export function prometheusWith(rules: object[] = []): Answers {
  return {
    '/api/v1/status/buildinfo': success({ version: '2.42.0' }),
    '/api/v1/rules': success({
      groups: [{ name: 'visits', file: 'rules.yml', rules }],
    }),
    '/api/v1/label/__name__/values': success(['up']),
    '/api/v1/query': success({ resultType: 'vector', result: [] }),
  };
}

/** What an Alertmanager answers that sends everything to `team`. */
export function alertmanager(): Answers {
  return {
    '/api/v2/status': {
      config: {
        original:
          'route: { receiver: team }\nreceivers: [ { name: team, slack_configs: [ {} ] } ]',
      },
    },
    '/api/v2/silences': [],
    '/api/v2/alerts': [],
  };
}

/** A rule as Prometheus lists it. */
export function rule(name: string, query = 'up == 0'): object {
  return {
    type: 'alerting',
    name,
    query,
    duration: 0,
    labels: {},
    annotations: {},
    alerts: [],
    health: 'ok',
    state: 'inactive',
  };
}

/** A server that answers what it is told to, on a port of its own. */
export async function startFakeServer(
  answers: Answers,
  tls?: { key: string; cert: string },
): Promise<{
  url: string;
  host: string;
  seen: SeenRequest[];
  stop: () => Promise<void>;
}> {
  const seen: SeenRequest[] = [];
  const listener: RequestListener = async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const parameters = new URLSearchParams(
      request.method === 'POST' ? await text(request) : url.search,
    );
    const asked: SeenRequest = {
      path: url.pathname,
      parameters: Object.fromEntries(parameters),
      headers: request.headers,
    };
    seen.push(asked);
    const answer = answers[url.pathname];
    if (typeof answer === 'function') {
      answer(asked, response);
      return;
    }
    response.writeHead(answer ? 200 : 404, {
      'Content-Type': 'application/json',
    });
    response.end(answer ? JSON.stringify(answer) : '404 page not found');
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>(resolve => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://localhost:${port}`,
    host: `localhost:${port}`,
    seen,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
