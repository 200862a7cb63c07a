import { JsonObject } from '@backstage/types';
import limiter from 'p-limit';
import { makeExpiredCertificate } from './__testUtils__/makeExpiredCertificate';
import {
  alertmanager,
  Answers,
  prometheusWith,
  rule,
  startFakeServer,
  success,
} from './__testUtils__/startFakeServer';
import {
  monitorOf,
  startProviders,
  startReader,
} from './__testUtils__/startProviders';

/** Much is read, on machines that have more to do. */
jest.setTimeout(60_000);

const stops: (() => Promise<void>)[] = [];

async function serve(...args: Parameters<typeof startFakeServer>) {
  const server = await startFakeServer(...args);
  stops.push(server.stop);
  return server;
}

afterEach(async () => {
  await Promise.all(stops.splice(0).map(stop => stop()));
});

/** What is said when such a server is read. */
async function problemOf(
  answers: Answers,
  config: JsonObject = {},
): Promise<string> {
  const server = await serve({ ...prometheusWith([rule('A')]), ...answers });
  const read = await startReader({ url: server.url, ...config });
  const error: Error = await read().then(
    () => {
      throw new Error('It was read');
    },
    caught => caught,
  );
  expect(error.message).toMatch(`Prometheus at ${server.host} `);
  return error.message.replace(`Prometheus at ${server.host} `, '');
}

describe('a server that cannot be read says why', () => {
  it('is down', async () => {
    const server = await startFakeServer({});
    await server.stop();
    const read = await startReader({ url: server.url });
    await expect(read()).rejects.toThrow(
      `Prometheus at ${server.host} refuses connections: check the URL`,
    );
  });

  it('has a name that nobody knows', async () => {
    const read = await startReader({ url: 'http://prometheus.invalid' });
    await expect(read()).rejects.toThrow(
      /^Prometheus at prometheus\.invalid has a name that/,
    );
  });

  it('is slow', async () => {
    expect(
      await problemOf(
        { '/api/v1/rules': () => {} },
        { timeout: { milliseconds: 300 } },
      ),
    ).toBe(
      "took longer than 0.3 s: raise its 'timeout', or see why it is slow",
    );
  });

  it('is slow, and the round is ended', async () => {
    const round = new AbortController();
    const server = await serve({
      ...prometheusWith(),
      '/api/v1/rules': () => round.abort(),
    });
    const read = await startReader({ url: server.url });
    await expect(read(round.signal)).rejects.toThrow(
      'was not waited for any longer',
    );
  });

  it.each<[string, Answers, string]>([
    [
      'a page',
      {
        '/api/v1/status/buildinfo': (_, response) =>
          response.end('<html>Welcome</html>'),
      },
      'is not a Prometheus, nor anything that speaks its API: check the URL',
    ],
    [
      'JSON of something else',
      { '/api/v1/status/buildinfo': { version: 1 } },
      'is not a Prometheus',
    ],
    [
      'a redirect to sign in',
      {
        '/api/v1/status/buildinfo': (_, response) =>
          response.writeHead(302, { Location: '/login' }).end(),
      },
      'is not a Prometheus',
    ],
    [
      'no such path',
      {
        '/api/v1/status/buildinfo': (_, response) =>
          response.writeHead(404).end(),
      },
      'does not offer /api/v1/status/buildinfo (404): check the URL',
    ],
    [
      'no entry',
      {
        '/api/v1/rules': (_, response) => response.writeHead(401).end(),
      },
      'does not let us read /api/v1/rules (401): check its token, basicAuth or headers',
    ],
    [
      'an error of its own',
      {
        '/api/v1/rules': (_, response) =>
          response.writeHead(500).end('{"status":"error","error":"disk full"}'),
      },
      'fails at /api/v1/rules (500): disk full: see its log',
    ],
    [
      'rules of another shape',
      { '/api/v1/rules': success({ groups: [{ rules: [] }] }) },
      "answers /api/v1/rules with what such a server does not say in 'data.groups.0.name'",
    ],
    [
      'half of what it announced',
      {
        '/api/v1/rules': (_, response) => {
          response.writeHead(200, { 'Content-Length': '1000' });
          response.write('{"status":"success","data":{"groups":[');
          setImmediate(() => response.destroy());
        },
      },
      'ended its answer half-way',
    ],
    [
      'the first of several pieces',
      {
        '/api/v1/rules': (_, response) => {
          response.write('{"status":"success","data":{"groups":[');
          setImmediate(() => response.destroy());
        },
      },
      'ended its answer half-way',
    ],
    [
      'an answer that a proxy cut off',
      {
        '/api/v1/rules': (_, response) =>
          response.end('{"status":"success","data":{"groups":['),
      },
      'ended its answer to /api/v1/rules half-way',
    ],
    [
      'the same page again and again',
      {
        '/api/v1/rules': success({ groups: [], groupNextToken: 'abc' }),
      },
      'answers /api/v1/rules with the same page again and again',
    ],
    [
      'pages without end',
      {
        '/api/v1/rules': ({ parameters }, response) =>
          response.end(
            JSON.stringify(
              success({
                groups: [],
                groupNextToken: `${parameters.group_next_token ?? ''}x`,
              }),
            ),
          ),
      },
      'has more than 200 pages of rules',
    ],
  ])('answers with %s', async (_, answers, message) => {
    expect(await problemOf(answers)).toMatch(message);
  });

  it('has a certificate that has expired', async () => {
    const server = await serve(prometheusWith(), makeExpiredCertificate());
    const read = await startReader({ url: server.url });
    await expect(read()).rejects.toThrow(
      `Prometheus at ${server.host} has a certificate that has expired: renew it`,
    );
    expect(server.seen).toEqual([]);
  });
});

describe('a server with very many rules', () => {
  const annotations = { description: 'x'.repeat(10_000) };
  const many = Array.from({ length: 5_000 }, (_, index) => ({
    ...rule(`Rule${index}`, `up{job="job-${index % 100}"} == 0`),
    annotations,
  }));

  it('is read, all 50 MB of it', async () => {
    const server = await serve(prometheusWith(many));
    const read = await startReader({ url: server.url });
    expect((await read()).monitors).toHaveLength(5_000);
    // What 5,000 rules read is asked in two questions, not in 5,000.
    const asked = server.seen.filter(({ parameters }) =>
      parameters.query?.includes('guildhall_question'),
    );
    expect(asked).toHaveLength(2);
  });

  it('is not read beyond what one allows', async () => {
    let leave = (_isEarly: boolean) => {};
    const left = new Promise<boolean>(resolve => {
      leave = resolve;
    });
    const message = await problemOf(
      {
        '/api/v1/rules': (_, response) => {
          response.on('close', () => leave(!response.writableFinished));
          response.end(
            JSON.stringify(
              success({ groups: [{ name: 'visits', rules: many }] }),
            ),
          );
        },
      },
      { maxBytes: 1_000_000 },
    );
    expect(message).toBe(
      "answers with more than 1000000 bytes: raise its 'maxBytes', or have it say less",
    );
    expect(await left).toBe(true);
  });
});

describe('one that is bad never costs the others', () => {
  it('a rule with broken PromQL', async () => {
    const server = await serve({
      ...prometheusWith([
        { ...rule('Broken', 'sum(rate(up{['), health: 'unknown' },
        { ...rule('Failing'), health: 'err', lastError: 'many-to-many' },
        rule('Whole', 'up{job="visits-api"} == 0'),
      ]),
      '/api/v1/query': ({ parameters: { query } }, response) =>
        response.end(
          JSON.stringify(
            success({
              resultType: 'vector',
              result: query.includes('job="visits-api"')
                ? [
                    {
                      metric: { guildhall_question: '0', job: 'visits-api' },
                      value: [1, '1'],
                    },
                  ]
                : [],
            }),
          ),
        ),
    });
    const snapshot = await (await startReader({ url: server.url }))();
    expect(monitorOf(snapshot, 'Broken')).toMatchObject({
      problem: expect.stringContaining('did not expect'),
      series: 'unknown',
    });
    expect(monitorOf(snapshot, 'Failing').problem).toBe('many-to-many');
    const whole = monitorOf(snapshot, 'Whole');
    expect(whole.problem).toBeUndefined();
  });

  it('a question that the server refuses', async () => {
    const server = await serve({
      ...prometheusWith([
        rule('Dear', 'dear > 1'),
        ...Array.from({ length: 9 }, (_, index) =>
          rule(`Cheap${index}`, `cheap_${index} > 1`),
        ),
      ]),
      '/api/v1/query': ({ parameters: { query } }, response) => {
        if (query.includes('(dear)')) {
          response.writeHead(422).end(
            JSON.stringify({
              status: 'error',
              errorType: 'execution',
              error: 'query processing would load too many samples',
            }),
          );
          return;
        }
        const result = query.startsWith('label_replace')
          ? query.split(' or ').map((_, index) => ({
              metric: { guildhall_question: String(index) },
              value: [1, '1'],
            }))
          : [];
        response.end(JSON.stringify(success({ resultType: 'vector', result })));
      },
    });
    const snapshot = await (await startReader({ url: server.url }))();
    expect(monitorOf(snapshot, 'Dear').series).toBe('unknown');
    expect(
      snapshot.monitors.filter(({ series }) => series === 'live'),
    ).toHaveLength(9);
    expect(snapshot.notices).toContainEqual(
      expect.stringMatching(/^Of 1 series that rules read it is not known/),
    );
  });

  it('a question about the far past, which is not asked again at once', async () => {
    const server = await serve({
      ...prometheusWith([rule('A')]),
      '/api/v1/query': ({ parameters: { query } }, response) => {
        if (query.includes('[30d:5m]')) {
          response.writeHead(503).end(
            JSON.stringify({
              status: 'error',
              errorType: 'timeout',
              error: 'query timed out in expression evaluation',
            }),
          );
          return;
        }
        const age = query.includes('group(up)') ? '86400' : '60';
        const result =
          query.startsWith('time()') || query.startsWith('count')
            ? [{ metric: { alertname: 'A' }, value: [1, age] }]
            : [];
        response.end(JSON.stringify(success({ resultType: 'vector', result })));
      },
    });
    const read = await startReader({ url: server.url });
    const snapshots = [await read(), await read()];
    for (const snapshot of snapshots) {
      expect(monitorOf(snapshot, 'A').activity).toMatchObject({
        window: 1_800,
        lastFiredAt: expect.any(String),
      });
      expect(snapshot.notices).toContainEqual(
        expect.stringMatching(
          /^What fired before the last half hour is not known: .*query timed out/,
        ),
      );
    }
    expect(
      server.seen.filter(
        ({ parameters: { query } }) =>
          query?.includes('max_over_time') && query.includes('[30d:5m]'),
      ),
    ).toHaveLength(1);
  });

  it('a server among hundreds', async () => {
    const server = await serve(prometheusWith([rule('A')]));
    const providers = await startProviders(
      Array.from({ length: 200 }, (_, index) => ({
        id: `eu-${index}`,
        url: index === 50 ? 'http://prometheus.invalid' : server.url,
        timeout: { minutes: 1 },
      })),
    );
    const { signal } = new AbortController();
    const limit = limiter(8);
    const results = await Promise.allSettled(
      providers.map(each => limit(() => each.read({ signal }))),
    );
    expect(
      results.flatMap(({ status }, index) =>
        status === 'rejected' ? [providers[index].id] : [],
      ),
    ).toEqual(['prometheus:eu-50']);
  });

  it('an Alertmanager of a cluster, but not all of them', async () => {
    const prometheus = await serve(prometheusWith([rule('A')]));
    const working = await serve(alertmanager());
    const broken = await serve({
      ...alertmanager(),
      '/api/v2/silences': (_, response) => response.writeHead(500).end(),
    });
    const alertmanagers = [{ url: broken.url }, { url: working.url }];
    const read = await startReader({ url: prometheus.url, alertmanagers });
    const snapshot = await read();
    expect(monitorOf(snapshot, 'A').receivers).toEqual([
      { name: 'team', notifies: true },
    ]);
    expect(snapshot.notices).toEqual([
      `Alertmanager at ${broken.host} fails at /api/v2/silences (500): see its log`,
    ]);

    await working.stop();
    await expect(read()).rejects.toThrow(
      `Alertmanager at ${broken.host} fails at /api/v2/silences`,
    );
  });
});

describe('a server without an Alertmanager', () => {
  it.each([
    ['for long', '2026-01-01T00:00:00Z', []],
    ['just configured', new Date().toISOString(), undefined],
  ])('%s', async (_, lastConfigTime, receivers) => {
    const server = await serve({
      ...prometheusWith([rule('A')]),
      '/api/v1/alertmanagers': success({ activeAlertmanagers: [] }),
      '/api/v1/status/runtimeinfo': success({ lastConfigTime }),
    });
    const snapshot = await (await startReader({ url: server.url }))();
    expect(monitorOf(snapshot, 'A').receivers).toEqual(receivers);
    expect(
      snapshot.notices?.includes(
        'No Alertmanager is connected: no alert can leave this server',
      ),
    ).toBe(receivers !== undefined);
  });
});

describe('what is secret', () => {
  it('reaches the server, and no message', async () => {
    const server = await serve({
      ...prometheusWith(),
      '/api/v1/rules': ({ headers }, response) =>
        response
          .writeHead(500)
          .end(JSON.stringify({ error: `not for ${JSON.stringify(headers)}` })),
    });
    const [byToken, byPassword] = await startProviders([
      {
        id: 'token',
        url: server.url,
        token: 't0k3n-abc',
        headers: { 'X-Scope-OrgID': 'tenant-s3cret' },
      },
      {
        id: 'password',
        url: server.url,
        basicAuth: { username: 'guildhall', password: 'p4ssword' },
      },
    ]);
    const basic = Buffer.from('guildhall:p4ssword').toString('base64');
    const signal = new AbortController().signal;
    for (const provider of [byToken, byPassword]) {
      const { message } = await provider.read({ signal }).catch(error => error);
      expect(message).toContain('***');
      for (const secret of ['t0k3n', 's3cret', 'p4ssword', basic]) {
        expect(message).not.toContain(secret);
      }
    }
    const seen = server.seen.map(({ headers }) => headers);
    expect(seen).toContainEqual(
      expect.objectContaining({
        authorization: 'Bearer t0k3n-abc',
        'x-scope-orgid': 'tenant-s3cret',
      }),
    );
    expect(seen).toContainEqual(
      expect.objectContaining({ authorization: `Basic ${basic}` }),
    );
  });

  it('does not go to an Alertmanager that the server names', async () => {
    const named = await serve(alertmanager());
    const server = await serve({
      ...prometheusWith([rule('A')]),
      '/api/v1/alertmanagers': success({
        activeAlertmanagers: [{ url: `${named.url}/api/v2/alerts` }],
      }),
    });
    const url = server.url;
    const token = 't0k3n-abc';
    const careful = await (await startReader({ url, token }))();
    expect(named.seen).toEqual([]);
    expect(monitorOf(careful, 'A').receivers).toBeUndefined();
    expect(careful.notices).toEqual([
      'Its Alertmanagers are not asked, so that nobody can tell who hears of its alerts: name them in alertmanagers',
    ]);

    const trusting = await (
      await startReader({ url, token, discoverAlertmanagers: true })
    )();
    expect(monitorOf(trusting, 'A').receivers).toEqual([
      { name: 'team', notifies: true },
    ]);
    expect(named.seen.filter(({ headers }) => headers.authorization)).toEqual(
      [],
    );
  });
});

describe('the configuration', () => {
  it.each<[string, JsonObject, string]>([
    [
      'credentials in the URL',
      { url: 'http://me:s3cret@localhost' },
      "'monitorCoverage.prometheus[0].url' must not have credentials in it: use basicAuth or token",
    ],
    ['no address', { url: 'localhost:9090' }, 'must begin with http://'],
    ['a bad id', { id: 'EU 1' }, "not 'EU 1'"],
    [
      'two kinds of credentials',
      { token: 'a', basicAuth: { username: 'a', password: 'b' } },
      'has both token and basicAuth',
    ],
    ['no size', { maxBytes: 0 }, "maxBytes' must be more than 0"],
  ])('is refused: %s', async (_, server, message) => {
    const error = await startReader({
      url: 'http://localhost',
      ...server,
    }).then(
      () => undefined,
      caught => caught,
    );
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain('s3cret');
  });

  it('is refused: the same id twice', async () => {
    const server = { id: 'eu-1', url: 'http://localhost' };
    await expect(startProviders([server, server])).rejects.toThrow(
      "has the id 'eu-1' more than once",
    );
  });
});
