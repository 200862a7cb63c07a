import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { suggestRules, SuggestRulesOptions } from '.';
import { Family, library } from './library';
import { describeWithPromtool } from '../__testUtils__/promtool';
import { runPromtool } from '../__testUtils__/runPromtool';
import { classifySignal } from '../classify';
import { createPartIndex, matchMonitor } from '../match';
import { toMonitors } from '../ruleFiles';
import { renderSuggestion } from './renderSuggestion';
import { signals } from '../vocabulary';

const types: Record<Family, string> = {
  service: 'service',
  website: 'website',
  database: 'database',
  cache: 'cache',
  queue: 'queue',
  'object-store': 'object-store',
  'secret-store': 'secret-store',
  'third-party': 'third-party',
  job: 'cronjob',
  certificate: 'certificate',
};

const visitsDb: SuggestRulesOptions = {
  part: {
    entityRef: 'resource:default/visits-db',
    title: 'Visits database (writer)',
    type: 'database',
    tags: ['postgresql'],
  },
  signal: 'saturation',
  owner: 'group:default/visits-team',
  runbookUrl: 'https://wiki.example.com/visits-db',
};

describeWithPromtool('the library, as promtool sees it', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'suggestions-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('has rules that are valid, and whose tests pass', async () => {
    const rendered = library.map(template =>
      renderSuggestion(template, {
        entityRef: 'component:default/visits',
        name: 'visits',
        title: 'Visits "live" \\ now',
        labels: { service: 'a "quoted" \\ one', zone: 'eu' },
        team: 'visits-team',
        runbookUrl: 'https://wiki.example.com/visits',
      }),
    );
    for (const { rulesFile, rules, testFile, test } of rendered) {
      await writeFile(join(folder, rulesFile), rules);
      await writeFile(join(folder, testFile), test);
    }
    const checked = await runPromtool(
      'check',
      rendered.map(({ rulesFile }) => rulesFile),
      folder,
    );
    expect(checked.match(/SUCCESS: 2 rules found/g)).toHaveLength(
      library.length,
    );
    const tested = await runPromtool(
      'test',
      rendered.map(({ testFile }) => testFile),
      folder,
    );
    expect(tested.match(/SUCCESS/g)).toHaveLength(library.length);

    // A test that cannot fail would prove nothing.
    for (const { rulesFile, rules, testFile, test } of rendered) {
      await writeFile(
        join(folder, rulesFile),
        rules.replace(/ for: .*/g, ' for: 1000h'),
      );
      const { tests, ...rest } = parse(test);
      await writeFile(
        join(folder, testFile),
        stringify({ ...rest, tests: tests.slice(0, 1) }),
      );
    }
    const failed = await runPromtool(
      'test',
      rendered.map(({ testFile }) => testFile),
      folder,
    ).catch((error: { stderr: string }) => error.stderr);
    expect(failed.match(/FAILED/g)).toHaveLength(library.length);
  }, 300_000);
});

describe('the library', () => {
  it.each(library.map(template => [template.id, template] as const))(
    'has %s, which is seen to watch what it says, even without its label',
    (_, template) => {
      const { rules } = renderSuggestion(template, {
        entityRef: 'component:default/visits',
        name: 'visits',
        title: 'Visits',
        labels: { service: 'visits' },
      });
      const { monitors, problems } = toMonitors({
        files: [{ path: 'a.yaml', content: rules }],
      });
      expect(problems).toEqual([]);
      const [rule, companion] = monitors.map(monitor => ({
        ...monitor,
        labels: { entity: monitor.labels.entity },
      }));
      expect(classifySignal(rule, [template.signal])?.signal).toBe(
        template.signal,
      );
      expect(companion.purpose).toBe('absence');
      expect(
        matchMonitor(
          createPartIndex([{ entityRef: 'component:default/visits' }]),
          rule,
        ),
      ).toMatchObject([{ kind: 'label' }]);
    },
  );

  it('gives each rule an id of its own', () => {
    expect(new Set(library.map(({ id }) => id)).size).toBe(library.length);
  });

  it.each([
    ['service', ['latency', 'traffic', 'errors', 'saturation', 'availability']],
    ['website', ['latency', 'errors', 'availability', 'expiry']],
    [
      'database',
      [
        'latency',
        'errors',
        'saturation',
        'utilisation',
        'connections',
        'replication-lag',
        'storage',
        'availability',
      ],
    ],
    [
      'cache',
      ['errors', 'saturation', 'utilisation', 'hit-ratio', 'availability'],
    ],
    ['queue', ['traffic', 'errors', 'saturation', 'backlog', 'availability']],
    ['object-store', ['latency', 'errors', 'storage', 'availability']],
    ['secret-store', ['latency', 'errors', 'saturation', 'availability']],
    ['third-party', ['latency', 'traffic', 'errors', 'availability', 'expiry']],
    ['job', ['errors', 'last-success', 'duration']],
    ['certificate', ['expiry']],
  ] as const)('has something for each signal of a %s', (family, expected) => {
    const offered = signals.filter(
      signal =>
        suggestRules({
          part: { entityRef: 'resource:default/part', type: types[family] },
          signal,
        }).length > 0,
    );
    expect(offered).toEqual(expect.arrayContaining([...expected]));
  });
});

describe('suggestRules', () => {
  it('writes a rule with its companion, labels, runbook and test', () => {
    const [first] = suggestRules({
      ...visitsDb,
      labels: { instance: 'pg-1:9100', 'no-label': 'x', __name__: 'x' },
      metrics: new Set(['node_cpu_seconds_total']),
    });
    expect(parse(first.rules)).toEqual({
      groups: [
        {
          name: 'visits-db-host-saturation',
          rules: [
            {
              alert: 'VisitsDbCpuSaturated',
              expr: '1 - avg(rate(node_cpu_seconds_total{instance="pg-1:9100",mode="idle"}[5m])) > 0.9',
              for: '10m',
              labels: {
                severity: 'critical',
                team: 'visits-team',
                signal: 'saturation',
                entity: 'resource:default/visits-db',
              },
              annotations: {
                summary:
                  'Visits database (writer): its CPU is {{ $value | humanizePercentage }} busy',
                runbook_url: 'https://wiki.example.com/visits-db',
              },
            },
            expect.objectContaining({
              alert: 'VisitsDbCpuSaturatedNoData',
              expr: 'absent(node_cpu_seconds_total{instance="pg-1:9100"})',
              labels: expect.objectContaining({ signal: 'availability' }),
            }),
          ],
        },
      ],
    });
    expect(parse(first.test)).toMatchObject({
      rule_files: [first.rulesFile],
      tests: [
        { name: 'fires' },
        { name: 'is quiet on a good day' },
        { name: 'notices that nothing is measured' },
      ],
    });
    expect(first.metrics).toEqual([
      { name: 'node_cpu_seconds_total', present: 'yes' },
    ]);
    expect(first.notes.join(' ')).not.toContain('No server has');
  });

  it('prefers what the servers measure, and says what they do not', () => {
    const titles = (metrics?: string[]) =>
      suggestRules({
        ...visitsDb,
        metrics: metrics && new Set(metrics),
      }).map(({ title }) => title);
    expect(titles()[0]).toBe('Its CPU is busy all the time');
    expect(titles(['node_pressure_cpu_waiting_seconds_total'])[0]).toBe(
      'Its processes wait for a CPU',
    );

    const [missing] = suggestRules({ ...visitsDb, metrics: new Set() });
    expect(missing.metrics).toEqual([
      { name: 'node_cpu_seconds_total', present: 'no' },
    ]);
    expect(missing.notes[0]).toBe(
      'No server has node_cpu_seconds_total: install node_exporter on its host first, or it can never fire.',
    );
    const [unknown] = suggestRules(visitsDb);
    expect(unknown.metrics[0].present).toBe('unknown');
    expect(unknown.notes).toContain(
      'Its series are taken to carry database="visits-db": set that where they are scraped, or change the selectors.',
    );
  });

  it('offers nothing of another technology, or for a type that it does not know', () => {
    const files = (tags: string[], type = 'database') =>
      suggestRules({
        part: { entityRef: 'resource:default/db', type, tags },
        signal: 'connections',
      }).map(({ rulesFile }) => rulesFile);
    expect(files(['mysql', 'legacy'])).toEqual([
      'db-mysql-connections.rules.yaml',
    ]);
    expect(files(['legacy'])).toHaveLength(2);
    expect(files(['mongodb'])).toEqual([]);
    expect(files([], 'constructor')).toEqual([]);
    expect(files([], 'fax-machine')).toEqual([]);
  });

  it('says what is missing around the rule, and cannot be made a template', () => {
    const [first] = suggestRules({
      part: {
        entityRef: 'component:default/visits',
        title: 'Visits {{ query "secrets" }}',
        type: 'Service',
      },
      signal: 'errors',
    });
    expect(first.rules).toContain('Visits  query "secrets" : {{ $value');
    expect(first.rules).not.toContain('team:');
    expect(first.rules).not.toContain('runbook_url');
    expect(first.notes).toEqual(
      expect.arrayContaining([
        expect.stringContaining('Nobody owns the part'),
        expect.stringContaining('runbook_url'),
      ]),
    );
  });
});
