// Records the answers that the portal reads in ./recorded: a real Prometheus with the rules of
// ./rules and a real Alertmanager with ./alertmanager.yaml are started, given a made-up past of
// 30 days (./series.mjs), and read as the portal reads servers. Run it again when rules change:
//
//   node examples/virtual-care/monitoring/record.mjs
//
// It needs prometheus, promtool and prometheus-alertmanager on the PATH, as Debian has them.
import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { createSeries, firing, firings } from './series.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const recorded = join(here, 'recorded');
const DAY = 24 * 60 * 60;
const ports = { prometheus: 19390, alertmanager: 19393 };
/** What takes the place of what is only so on the machine that records. */
const publicFolder = '/etc/prometheus';

const rules = readdirSync(join(here, 'rules'))
  .flatMap(
    file => parse(readFileSync(join(here, 'rules', file), 'utf8')).groups,
  )
  .flatMap(group => group.rules)
  .filter(rule => rule.alert);

/** The labels of an alert: those of its rule, and the part that its expression names. */
function alertLabels(name) {
  const { labels, expr } = rules.find(rule => rule.alert === name);
  const part = expr.match(
    /\b(service|component|resource|database|cache|queue)="([^"]+)"/,
  );
  return { alertname: name, ...labels, ...(part && { [part[1]]: part[2] }) };
}

const toLine = (name, labels, value, time) =>
  `${name}{${Object.entries(labels)
    .map(([key, text]) => `${key}="${text}"`)
    .join(',')}} ${value} ${time}`;

/** Ten minutes of each hour are enough for who looks back, and the last ones closely. */
function sampleTimes(now) {
  const times = [];
  for (
    let hour = Math.ceil((now - 30 * DAY) / 3600) * 3600;
    hour < now;
    hour += 3600
  ) {
    for (let time = hour - 600; time <= hour; time += 120) {
      times.push(time);
    }
  }
  const recent = now - 2400;
  for (let time = recent; time <= now; time += 15) {
    times.push(time);
  }
  return [...new Set(times)].sort((a, b) => a - b);
}

function* alertLines(now) {
  for (const [name, episodes] of Object.entries(firings)) {
    for (const [daysAgo, minutes] of episodes.toReversed()) {
      const start = Math.round(now - daysAgo * DAY);
      for (let minute = 0; minute <= minutes; minute++) {
        const labels = { ...alertLabels(name), alertstate: 'firing' };
        yield toLine('ALERTS', labels, 1, start + minute * 60);
      }
    }
  }
  for (const [name, days] of Object.entries(firing)) {
    const labels = alertLabels(name);
    const start = now - days * DAY;
    for (let time = start; time <= now; time += 240) {
      yield toLine('ALERTS', { ...labels, alertstate: 'firing' }, 1, time);
    }
    // By this a Prometheus that was restarted knows since when.
    for (let time = now - 1200; time <= now; time += 60) {
      yield toLine('ALERTS_FOR_STATE', labels, start - 900, time);
    }
  }
}

function writePast(path, now) {
  const times = sampleTimes(now);
  const families = Map.groupBy(createSeries(now), ({ name }) => name);
  const lines = [];
  for (const [name, members] of families) {
    lines.push(`# TYPE ${name} unknown`);
    for (const { labels, at } of members) {
      for (const time of times) {
        lines.push(toLine(name, labels, at(time), time));
      }
    }
  }
  lines.push(...alertLines(now), '# EOF\n');
  writeFileSync(path, lines.join('\n'));
}

async function until(what, check) {
  for (let attempt = 0; attempt < 120; attempt++) {
    if (await check().catch(() => false)) {
      return;
    }
    await sleep(500);
  }
  throw new Error(`${what} did not happen`);
}

const ask = async url => (await fetch(url)).json();

const work = mkdtempSync(join(tmpdir(), 'recording-'));
const children = [];
try {
  cpSync(join(here, 'rules'), join(work, 'rules'), { recursive: true });
  writeFileSync(
    join(work, 'prometheus.yml'),
    JSON.stringify({
      global: { evaluation_interval: '5s', external_labels: { region: 'eu' } },
      rule_files: ['rules/*.yaml'],
      alerting: {
        alertmanagers: [
          {
            static_configs: [{ targets: [`127.0.0.1:${ports.alertmanager}`] }],
          },
        ],
      },
    }),
  );
  const now = Math.floor(Date.now() / 1000) + 45;
  writePast(join(work, 'past.txt'), now);
  execFileSync(
    'promtool',
    [
      'tsdb',
      'create-blocks-from',
      'openmetrics',
      '--max-block-duration=720h',
      '--quiet',
      'past.txt',
      'data',
    ],
    { cwd: work, stdio: 'inherit' },
  );
  await sleep(Math.max(0, now * 1000 - Date.now()));

  const start = (command, args) =>
    children.push(
      spawn(command, args, {
        cwd: work,
        stdio: ['ignore', 'ignore', 'ignore'],
      }),
    );
  const prometheus = `http://127.0.0.1:${ports.prometheus}`;
  const alertmanager = `http://127.0.0.1:${ports.alertmanager}`;
  start('prometheus-alertmanager', [
    `--config.file=${join(here, 'alertmanager.yaml')}`,
    '--storage.path=alertmanager',
    '--cluster.listen-address=',
    `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
    '--web.external-url=https://alertmanager.harbourlight.example',
    '--web.route-prefix=/',
  ]);
  await until('Alertmanager is ready', () =>
    ask(`${alertmanager}/api/v2/status`),
  );
  const silence = await fetch(`${alertmanager}/api/v2/silences`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      matchers: [
        {
          name: 'alertname',
          value: 'CareCoreHeapAlmostFull',
          isRegex: false,
          isEqual: true,
        },
      ],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 365 * DAY * 1000).toISOString(),
      createdBy: 'piotr.nowak',
      comment: 'Always on Mondays. Will go away with the next server.',
    }),
  });
  if (!silence.ok) {
    throw new Error(`The silence was refused: ${await silence.text()}`);
  }
  start('prometheus', [
    '--config.file=prometheus.yml',
    '--storage.tsdb.path=data',
    '--storage.tsdb.retention.time=60d',
    `--web.listen-address=127.0.0.1:${ports.prometheus}`,
    '--web.external-url=https://prometheus.harbourlight.example',
    '--web.route-prefix=/',
  ]);
  const firingNow = async () =>
    (await ask(`${prometheus}/api/v1/alerts`)).data.alerts.filter(
      ({ state }) => state === 'firing',
    );
  await until('All that should fire fires', async () => {
    const names = (await firingNow()).map(({ labels }) => labels.alertname);
    return Object.keys(firing).every(name => names.includes(name));
  });
  await until(
    'Alertmanager hears of it',
    async () =>
      (await ask(`${alertmanager}/api/v2/alerts`)).length >=
      Object.keys(firing).length,
  );

  rmSync(recorded, { recursive: true, force: true });
  execFileSync(
    'yarn',
    [
      'workspace',
      '@guildhall/plugin-monitor-coverage-backend-module-prometheus',
      'record',
      '--prometheus',
      prometheus,
      '--alertmanager',
      alertmanager,
      '--folder',
      recorded,
    ],
    { cwd: here, stdio: 'inherit' },
  );
  for (const file of readdirSync(recorded)) {
    const path = join(recorded, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text
        .replaceAll(work, publicFolder)
        .replaceAll(`127.0.0.1:${ports.alertmanager}`, 'alertmanager:9093'),
    );
  }
  const unexpected = (await firingNow()).filter(
    ({ labels }) => !(labels.alertname in firing),
  );
  for (const { labels } of unexpected) {
    process.stderr.write(`${labels.alertname} fires, and should not\n`);
  }
} finally {
  children.forEach(child => child.kill());
  rmSync(work, { recursive: true, force: true });
}
