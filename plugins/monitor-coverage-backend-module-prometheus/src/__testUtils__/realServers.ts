import { ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stringify } from 'yaml';
import { Alertmanager } from './Alertmanager';

const PATIENCE_MS = 60_000;
const POLL_MS = 200;

/** Asks again until what is told is so, and gives the answer. */
export async function until<T>(
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`It is still ${JSON.stringify(answer)}`);
    }
    await delay(POLL_MS);
  }
}

/** Metrics that a test sets, for Prometheus to scrape. */
export async function startExporter(): Promise<{
  target: string;
  /** Lines of the text format. */
  metrics: string[];
  stop: () => Promise<void>;
}> {
  const metrics: string[] = [];
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/plain; version=0.0.4');
    response.end(`${metrics.join('\n')}\n`);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    target: `127.0.0.1:${port}`,
    metrics,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The real programs, in a folder of their own; `stop` ends all of them. */
export class RealServers {
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'monitor-coverage-'));
  readonly #children: ChildProcess[] = [];

  /** Starts node-exporter; what is returned can be scraped, and killed. */
  async startNodeExporter(): Promise<{ target: string; kill: () => void }> {
    const target = `127.0.0.1:${await freePort()}`;
    const child = await this.#start(
      'prometheus-node-exporter',
      [
        `--web.listen-address=${target}`,
        '--collector.disable-defaults',
        '--collector.loadavg',
        '--collector.cpu',
      ],
      `http://${target}/metrics`,
    );
    return { target, kill: () => child.kill('SIGKILL') };
  }

  async startAlertmanager(
    configuration: object,
    address?: string,
  ): Promise<Alertmanager> {
    const at = address ?? `127.0.0.1:${await freePort()}`;
    await this.#start(
      'prometheus-alertmanager',
      [
        `--config.file=${this.#write('alertmanager.yml', configuration)}`,
        `--storage.path=${path.join(this.#folder, 'alertmanager')}`,
        `--web.listen-address=${at}`,
        '--cluster.listen-address=',
      ],
      `http://${at}/-/ready`,
    );
    return new Alertmanager(at, changed => {
      this.#write('alertmanager.yml', changed);
    });
  }

  async startPrometheus(options: {
    rules: object;
    alertmanagers: string[];
    /** What is scraped, by the name of the job. */
    jobs: Record<string, string[]>;
    /** Samples of the past, in the text format of OpenMetrics. */
    past?: string;
    /** Where it listens; anywhere if that does not matter. */
    address?: string;
  }): Promise<{ url: string; reload: (rules: object) => Promise<void> }> {
    const { rules, alertmanagers, jobs, past } = options;
    const address = options.address ?? `127.0.0.1:${await freePort()}`;
    const url = `http://${address}`;
    const data = path.join(this.#folder, 'prometheus');
    if (past !== undefined) {
      const file = path.join(this.#folder, 'past.txt');
      writeFileSync(file, past);
      execFileSync(
        'promtool',
        ['tsdb', 'create-blocks-from', 'openmetrics', file, data],
        { stdio: 'ignore' },
      );
    }
    this.#write('rules.yml', rules);
    await this.#start(
      'prometheus',
      [
        `--config.file=${this.#write('prometheus.yml', {
          global: {
            scrape_interval: '1s',
            scrape_timeout: '1s',
            evaluation_interval: '1s',
            external_labels: { region: 'eu-1' },
          },
          rule_files: ['rules.yml'],
          alerting: {
            alertmanagers: [{ static_configs: [{ targets: alertmanagers }] }],
          },
          scrape_configs: Object.entries(jobs).map(([job, targets]) => ({
            job_name: job,
            static_configs: [{ targets }],
          })),
        })}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=30d',
        `--web.listen-address=${address}`,
        '--web.enable-lifecycle',
      ],
      `${url}/-/ready`,
    );
    return {
      url,
      reload: async changed => {
        this.#write('rules.yml', changed);
        const { ok: isOk, status } = await fetch(`${url}/-/reload`, {
          method: 'POST',
        });
        if (!isOk) {
          throw new Error(`Prometheus does not load the rules (${status})`);
        }
      },
    };
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.#children.map(
        child =>
          new Promise<void>(resolve => {
            if (child.exitCode !== null || child.signalCode !== null) {
              resolve();
              return;
            }
            child.once('exit', () => resolve());
            child.kill('SIGKILL');
          }),
      ),
    );
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #write(name: string, document: object): string {
    const file = path.join(this.#folder, name);
    writeFileSync(file, stringify(document));
    return file;
  }

  async #start(
    program: string,
    options: string[],
    readyAt: string,
  ): Promise<ChildProcess> {
    let log = '';
    const child = spawn(program, options, {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.push(child);
    const keep = (chunk: Buffer) => {
      log = `${log}${chunk}`.slice(-5_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await until(
      async () => {
        if (child.exitCode !== null) {
          throw new Error(`${program} has ended: ${log}`);
        }
        const response = await fetch(readyAt).catch(() => undefined);
        await response?.text();
        return response?.ok;
      },
      isReady => isReady === true,
    );
    return child;
  }
}

async function freePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>(resolve => socket.listen(0, '127.0.0.1', resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise<void>(resolve => socket.close(() => resolve()));
  return port;
}
