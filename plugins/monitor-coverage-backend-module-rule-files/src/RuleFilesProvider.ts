import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  MonitorSnapshot,
  parseRoutingTree,
  parseRuleFile,
  SourceFile,
  toMonitors,
} from '@guildhall/plugin-monitor-coverage-common';
import {
  baseOf,
  FileReader,
  MonitorProvider,
  ReadFile,
} from '@guildhall/plugin-monitor-coverage-node';
import path from 'node:path';
import { RuleFiles } from './config';
import { receiversOf } from './receiversOf';

const MAX_NOTICES = 20;

/** Everything that was read, to tell whether anything has changed. */
interface Contents {
  files: ReadFile[];
  tests: ReadFile[];
  alertmanager?: ReadFile;
}

/** Reads the monitors that rule files define. */
export class RuleFilesProvider implements MonitorProvider {
  readonly id: string;
  readonly type = 'rule-files';
  readonly title: string;
  readonly #reader: FileReader;
  #last: { contents: string; snapshot: MonitorSnapshot } | undefined;

  constructor(
    private readonly collection: RuleFiles,
    options: { urlReader: UrlReaderService },
  ) {
    this.id = `rule-files:${collection.id}`;
    this.title = collection.title;
    this.#reader = new FileReader(options.urlReader);
  }

  async read({ signal }: { signal: AbortSignal }): Promise<MonitorSnapshot> {
    const { target, tests, alertmanager } = this.collection;
    const read = (each: string | undefined) =>
      each === undefined ? [] : this.#reader.read(each, signal);
    const [files, testFiles, [configuration]] = await Promise.all([
      read(target),
      read(tests),
      read(alertmanager),
    ]);
    const found = { files, tests: testFiles, alertmanager: configuration };
    const contents = JSON.stringify(found);
    if (this.#last?.contents !== contents) {
      this.#last = { contents, snapshot: toSnapshot(found, this.collection) };
    }
    return this.#last.snapshot;
  }
}

function toSnapshot(
  { files, tests, alertmanager }: Contents,
  collection: RuleFiles,
): MonitorSnapshot {
  const base = baseOf(collection.target);
  const root = commonFolder(
    base,
    baseOf(collection.tests ?? collection.target),
  );
  const fromRoot = ({ path: file, content }: ReadFile) => ({
    path: path.posix.relative(root, file),
    content,
  });
  const sources = files.map(fromRoot);
  sources.forEach(checkReadable);
  const { monitors, problems } = toMonitors({
    files: sources,
    tests: tests.map(fromRoot),
  });
  const tree = alertmanager && parseRoutingTree(alertmanager.content);
  const urls = new Map(
    files.map((file, index) => [sources[index].path, file.url]),
  );
  // Ids do not change when tests come to be read as well.
  const { length } = base === root ? '' : `${path.posix.relative(root, base)}/`;
  const notices = problems.map(
    ({ path: file, line, message }) =>
      `${line === undefined ? file : `${file}:${line}`} ${message}`,
  );
  return {
    monitors: monitors.map(monitor => {
      const { id, origin } = monitor;
      const [file] = id.split('#');
      return {
        ...monitor,
        id: id.slice(length),
        origin: { title: origin.title.slice(length), url: urls.get(file) },
        receivers: tree && receiversOf(monitor, tree),
      };
    }),
    notices: [
      ...notices.slice(0, MAX_NOTICES),
      ...(notices.length > MAX_NOTICES
        ? [`and ${notices.length - MAX_NOTICES} more problems`]
        : []),
    ],
  };
}

/**
 * A file of which nothing can be read has not lost its rules: servers keep
 * those that they had, and so does whoever asks here.
 *
 * @throws InputError
 */
function checkReadable(file: SourceFile): void {
  const { alerts, recordings, problems } = parseRuleFile(file);
  const [problem] = problems;
  if (problem && alerts.length + recordings.length === 0) {
    const { line, message } = problem;
    throw new InputError(
      `No rule of ${file.path} can be read${
        line === undefined ? '' : `, from line ${line} on`
      }: ${message}`,
    );
  }
}

function commonFolder(left: string, right: string): string {
  const [one, other] = [left.split('/'), right.split('/')];
  const length = one.findIndex((part, index) => part !== other[index]);
  return one.slice(0, length < 0 ? undefined : length).join('/') || '/';
}
