import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { findUnwatched } from './__examples__/findUnwatched';
import { describeWithPromtool } from './__testUtils__/promtool';
import { runPromtool } from './__testUtils__/runPromtool';
import {
  classifySignal,
  createGraph,
  createPartIndex,
  endangers,
  GraphPart,
  matchMonitor,
  parseMonitoringDocuments,
  parsePromql,
  requirementsOf,
  toMonitors,
  weakestLink,
  WeighedCell,
} from '.';

const example = resolve(__dirname, '../../../examples/virtual-care');

function readAll(folder: string) {
  return readdirSync(join(example, folder))
    .filter(name => name.endsWith('.yaml'))
    .map(name => ({
      path: name,
      content: readFileSync(join(example, folder, name), 'utf8'),
    }));
}

/** Entities as they are written, with the relations that the catalog makes of them. */
function readCatalog(): Entity[] {
  const texts = [
    ...readAll('catalog').map(({ content }) => content),
    ...readdirSync(join(example, 'repositories')).map(name =>
      readFileSync(
        join(example, 'repositories', name, 'catalog-info.yaml'),
        'utf8',
      ),
    ),
  ];
  return texts
    .flatMap(text => parseAllDocuments(text))
    .map(document => document.toJS());
}

function toGraphPart(entity: Entity): GraphPart {
  const refs = (value: unknown, defaultKind?: string) =>
    (Array.isArray(value) ? value : []).map(ref =>
      stringifyEntityRef(parseEntityRef(ref, { defaultKind })),
    );
  return {
    entityRef: stringifyEntityRef(entity),
    dependsOn: refs(entity.spec?.dependsOn),
    consumesApis: refs(entity.spec?.consumesApis, 'api'),
    providesApis: refs(entity.spec?.providesApis, 'api'),
  };
}

describe('virtual care', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  const entities = readCatalog();
  const parts = entities.filter(({ kind }) =>
    ['Component', 'Resource', 'API'].includes(kind),
  );
  const graph = createGraph(parts.map(toGraphPart));
  const { policies, journeys, problems } = parseMonitoringDocuments(
    ['policy.yaml', 'journeys.yaml'].map(location => ({
      location,
      text: readFileSync(join(example, 'monitoring', location), 'utf8'),
    })),
  );
  const requirements = new Map(
    parts.map(entity => [
      stringifyEntityRef(entity),
      requirementsOf(policies, entity, now),
    ]),
  );
  const { monitors: read, problems: ruleProblems } = toMonitors({
    files: [
      ...readAll('monitoring/rules'),
      ...readAll('monitoring/contractor').filter(({ path }) =>
        path.endsWith('.rules.yaml'),
      ),
    ],
    tests: readAll('monitoring/rule-tests'),
  });
  // It names no part: a server tells which series it reads.
  const monitors = read.map(monitor =>
    monitor.name === 'CertificateEndsSoon'
      ? {
          ...monitor,
          seriesLabels: [
            { component: 'patient-portal' },
            { component: 'provider-console' },
            { component: 'identity-gateway' },
            { resource: 'secret-vault' },
          ],
        }
      : monitor,
  );

  /** What no rule watches, by part. */
  function findGaps(): Map<string, string[]> {
    const providers = new Map<string, string[]>();
    for (const [api, targets] of graph.needs) {
      if (api.startsWith('api:')) {
        providers.set(api, [...targets]);
      }
    }
    const index = createPartIndex(
      parts.map(entity => ({
        entityRef: stringifyEntityRef(entity),
        annotations: entity.metadata.annotations,
      })),
      { providers },
    );
    const gaps = new Map(
      [...requirements].map(([ref, needed]) => [
        ref,
        new Set<string>(needed?.signals),
      ]),
    );
    for (const monitor of monitors) {
      for (const { entityRef } of matchMonitor(index, monitor)) {
        const match = classifySignal(
          monitor,
          requirements.get(entityRef)?.signals ?? [],
        );
        gaps.get(entityRef)?.delete(match?.signal ?? '');
      }
    }
    return new Map([...gaps].map(([ref, signals]) => [ref, [...signals]]));
  }

  it('has documents and rules without problems', () => {
    expect(problems).toEqual([]);
    expect(ruleProblems).toEqual([]);
    expect(monitors.length).toBeGreaterThan(80);
  });

  it('has a policy for every part, and journeys through parts that exist', () => {
    for (const [ref, needed] of requirements) {
      expect([ref, needed?.title]).toEqual([ref, expect.any(String)]);
    }
    const passed = journeys.flatMap(({ steps }) =>
      steps.flatMap(step => step.parts),
    );
    expect(passed.filter(ref => !requirements.has(ref))).toEqual([]);
    const owners = new Set(entities.map(entity => stringifyEntityRef(entity)));
    expect(journeys.filter(({ owner = '' }) => !owners.has(owner))).toEqual([]);
  });

  it('lacks just the rules that its README says it lacks', () => {
    const none = ['latency', 'traffic', 'errors', 'saturation'];
    expect(
      Object.fromEntries(
        [...findGaps()].filter(([, signals]) => signals.length > 0),
      ),
    ).toEqual({
      'resource:default/visits-db': ['saturation', 'utilisation'],
      'resource:default/visits-db-reader': ['saturation', 'utilisation'],
      'resource:default/core-db-reader': [
        'saturation',
        'utilisation',
        'connections',
        'replication-lag',
      ],
      'component:default/documents-service': none,
      'component:default/eligibility-service': none,
      'component:default/intake-forms': none,
      'component:default/reminders': none,
      'api:default/documents-api': ['latency', 'errors'],
      'api:default/messaging-api': ['latency'],
      'component:default/billing-api': ['traffic'],
      'component:default/ehr-sync': ['traffic'],
      'component:default/patient-app': ['latency'],
      'component:default/prescriptions': ['latency', 'traffic', 'saturation'],
      'component:default/provider-console': ['errors'],
      'component:default/secure-messaging': [
        'latency',
        'traffic',
        'saturation',
      ],
      'component:default/video-gateway': ['saturation'],
      'component:default/waiting-room': ['traffic'],
      'resource:default/courierbird-push': ['latency', 'errors'],
      'resource:default/ledgerline-payments': ['latency'],
      'resource:default/notifications-queue': ['traffic'],
      'resource:default/relay-webrtc': ['latency'],
    });
  });

  it('has recorded answers that are about these rules', () => {
    const folder = join(example, 'monitoring/recorded');
    const answersTo = (request: string) => {
      const index = JSON.parse(
        readFileSync(join(folder, 'index.json'), 'utf8'),
      );
      const { file } = index.answers.find((answer: { request: string }) =>
        answer.request.startsWith(request),
      );
      return JSON.parse(readFileSync(join(folder, file), 'utf8'));
    };
    // The server writes expressions in its own way.
    const describeRule = (
      name: string,
      expression: string,
      labels: object,
      annotations: object,
    ) => ({
      name,
      labels,
      annotations,
      comparison: parsePromql(expression).comparison?.threshold,
      selectors: parsePromql(expression).selectors,
    });
    const recorded = answersTo('prometheus /api/v1/rules')
      .data.groups.flatMap(({ rules }: { rules: object[] }) => rules)
      .filter(({ type }: { type: string }) => type === 'alerting')
      .map((rule: Record<'name' | 'query', string> & Record<string, object>) =>
        describeRule(rule.name, rule.query, rule.labels, rule.annotations),
      );
    expect(
      new Map(recorded.map((rule: { name: string }) => [rule.name, rule])),
    ).toEqual(
      new Map(
        monitors
          .filter(({ origin }) => !origin.title.includes('patient-app.rules'))
          .map(({ name, expression, labels, annotations }) => [
            name,
            describeRule(name, expression, labels, annotations),
          ]),
      ),
    );
    expect(answersTo('alertmanager /api/v2/status').config.original).toContain(
      'finance-desk',
    );
  });

  it('has that database as the weakest link of a visit', () => {
    const none = [...findGaps()].map(
      ([ref, signals]): [string, WeighedCell[]] => [
        ref,
        (requirements.get(ref)?.signals ?? []).map(signal => ({
          signal,
          rung: signals.includes(signal) ? 'none' : 'routed',
          reasons: [],
          waiver: requirements.get(ref)?.waivers[signal],
        })),
      ],
    );
    const visit = journeys.find(({ name }) => name === 'video-visit');
    expect(
      weakestLink(
        graph,
        visit?.steps.flatMap(step => step.parts) ?? [],
        new Map(none),
        endangers(graph),
      ),
    ).toMatchObject({
      entityRef: 'resource:default/visits-db',
      signal: 'saturation',
    });
  });
});

describeWithPromtool('the rules of virtual care, as promtool sees them', () => {
  const folder = join(example, 'monitoring');
  const list = (name: string, ending: string) =>
    readdirSync(join(folder, name))
      .filter(file => file.endsWith(ending))
      .map(file => join(name, file));

  it('are valid, and their tests pass', async () => {
    const rules = [
      ...list('rules', '.rules.yaml'),
      ...list('contractor', '.rules.yaml'),
    ];
    const checked = await runPromtool('check', rules, folder);
    expect(checked.match(/SUCCESS/g)).toHaveLength(rules.length);
    const tests = [
      ...list('rule-tests', '.test.yaml'),
      ...list('contractor', '.test.yaml'),
    ];
    const tested = await runPromtool('test', tests, folder);
    expect(tested.match(/SUCCESS/g)).toHaveLength(tests.length);
  });
});

describe('the example of the README', () => {
  it('is what is tested', () => {
    const code = readFileSync(
      resolve(__dirname, '__examples__/findUnwatched.ts'),
      'utf8',
    );
    expect(readFileSync(resolve(__dirname, '../README.md'), 'utf8')).toContain(
      code.replace(
        `from '..'`,
        `from '@guildhall/plugin-monitor-coverage-common'`,
      ),
    );
  });

  it('finds what no rule watches', () => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'visits-db' },
      spec: { type: 'database' },
    };
    const policy = `
apiVersion: guildhall.dev/v1alpha1
kind: MonitorPolicy
title: All
rules:
  - title: Databases
    for: { type: database }
    signals: [saturation, connections]
`;
    const rule = `
groups:
  - name: visits-db
    rules:
      - alert: Connections
        expr: sum(pg_stat_activity_count{database="visits-db"}) > 90
`;
    expect(
      findUnwatched({
        entities: [entity],
        policy,
        ruleFiles: [{ path: 'rules.yaml', content: rule }],
      }),
    ).toEqual(new Map([['resource:default/visits-db', ['saturation']]]));
  });
});
