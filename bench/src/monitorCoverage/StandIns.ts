import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { hasSeries, listRules, PARTS_PER_SERVER } from './world';

const THIRTY_DAYS = '2592000';

/** Answers over HTTP as many Prometheus servers and Alertmanagers would. */
export class StandIns {
  /** How often what was asked, of all servers together. */
  readonly requests = new Map<string, number>();
  #changes = 0;
  readonly #rules = new Map<string, string>();

  private constructor(
    private readonly server: Server,
    readonly count: number,
  ) {}

  static async start(count: number): Promise<StandIns> {
    const server = createServer();
    const standIns = new StandIns(server, count);
    server.on('request', async (request, response) => {
      const answer = await standIns.#answer(request);
      response.writeHead(answer === undefined ? 404 : 200, {
        'Content-Type': 'application/json',
      });
      response.end(answer ?? 'not found');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return standIns;
  }

  /** `monitorCoverage.prometheus` of the configuration. */
  get config() {
    const { port } = this.server.address() as AddressInfo;
    return Array.from({ length: this.count }, (_, index) => ({
      id: `server-${index}`,
      url: `http://127.0.0.1:${port}/prometheus-${index}`,
      alertmanagers: [
        { url: `http://127.0.0.1:${port}/alertmanager-${index}` },
      ],
    }));
  }

  /** From now on the rules of some servers say something else. */
  change(servers: number): void {
    this.#changes += 1;
    for (let index = 0; index < servers; index++) {
      this.#rules.set(`${index}`, this.#makeRules(index));
    }
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
  }

  async #answer(request: IncomingMessage): Promise<string | undefined> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const [, kind, index, path] =
      url.pathname.match(/^\/(\w+)-(\d+)(\/.*)$/) ?? [];
    const parameters = new URLSearchParams(
      request.method === 'POST' ? await text(request) : url.search,
    );
    const query = parameters.get('query') ?? '';
    const what = path === '/api/v1/query' ? describeQuery(query) : path;
    this.requests.set(what, (this.requests.get(what) ?? 0) + 1);
    return kind === 'alertmanager'
      ? alertmanagerAnswers[path]
      : this.#answerPrometheus(index, path, query);
  }

  #answerPrometheus(
    index: string,
    path: string,
    query: string,
  ): string | undefined {
    if (path === '/api/v1/rules') {
      const known = this.#rules.get(index) ?? this.#makeRules(Number(index));
      this.#rules.set(index, known);
      return known;
    }
    return path === '/api/v1/query'
      ? success({ resultType: 'vector', result: answerQuery(query) })
      : prometheusAnswers[path];
  }

  #makeRules(server: number): string {
    const first = server * PARTS_PER_SERVER;
    return success({
      groups: Array.from({ length: PARTS_PER_SERVER }, (_, offset) => ({
        name: `part-${first + offset}`,
        file: `/etc/prometheus/${this.#changes}.yaml`,
        rules: listRules(first + offset),
      })),
    });
  }
}

const metrics = Array.from({ length: 2_000 }, (_, index) => `metric_${index}`);

const prometheusAnswers: Record<string, string> = {
  '/api/v1/status/buildinfo': success({ version: '3.0.0' }),
  '/api/v1/status/runtimeinfo': success({ storageRetention: '30d' }),
  '/api/v1/status/config': success({ yaml: 'global: {}' }),
  '/api/v1/label/__name__/values': success(metrics),
  '/api/v1/targets': success({
    activeTargets: Array.from({ length: PARTS_PER_SERVER }, (_, index) => ({
      labels: { job: 'bench', instance: `host-${index}:9090` },
      health: 'up',
    })),
  }),
  '/api/v1/alertmanagers': success({
    activeAlertmanagers: [{ url: 'http://alertmanager:9093/api/v2/alerts' }],
  }),
};

const alertmanagerAnswers: Record<string, string> = {
  '/api/v2/status': JSON.stringify({
    config: {
      original:
        'route: { receiver: team, routes: [ { matchers: [ severity="critical" ], receiver: pager } ] }\n' +
        'receivers: [ { name: team, slack_configs: [ {} ] }, { name: pager, pagerduty_configs: [ {} ] } ]',
    },
  }),
  '/api/v2/silences': '[]',
  '/api/v2/alerts': '[]',
};

function success(data: unknown): string {
  return JSON.stringify({ status: 'success', data });
}

function describeQuery(query: string): string {
  if (query.includes('guildhall_question')) {
    return 'whether series are there';
  }
  return query.includes('ALERTS') ? 'what fired' : 'how near to firing';
}

function answerQuery(query: string): object[] {
  const value = [Date.now() / 1_000, THIRTY_DAYS];
  if (query.includes('min_over_time(timestamp(group(')) {
    return [{ metric: {}, value }];
  }
  return query.split(/ or (?=label_replace\()/).flatMap(question => {
    const [, index] = question.match(/"guildhall_question", "(\d+)"/) ?? [];
    const [, label, name] =
      question.match(/(service|database)="([^"]*)"/) ?? [];
    return index !== undefined && name && hasSeries(name)
      ? [{ metric: { guildhall_question: index, [label]: name }, value }]
      : [];
  });
}
