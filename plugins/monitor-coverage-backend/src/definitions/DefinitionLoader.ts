import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  DefinitionLocation,
  readLocations,
} from '@guildhall/plugin-guildhall-node';
import { parseMonitoringDocuments } from '@guildhall/plugin-monitor-coverage-common';
import { DefinitionFile, DefinitionStore } from '../database/DefinitionStore';

/** Pages show all of them. */
const MAX_LOGGED = 20;

/** Brings the definitions in the database up to date with their files. */
export class DefinitionLoader {
  #logged = '';

  constructor(
    private readonly options: {
      locations: DefinitionLocation[];
      logger: LoggerService;
      store: DefinitionStore;
      urlReader: UrlReaderService;
    },
  ) {}

  async load(): Promise<void> {
    const { locations, store, urlReader } = this.options;
    const before = await store.list();
    const files = await readLocations({ locations, urlReader, before });
    const { problems } = parseMonitoringDocuments(
      files.map(({ location, content }) => ({ location, text: content })),
    );
    const broken = new Set(problems.map(({ location }) => location));
    await store.replace(
      files.map(file => ({
        ...file,
        goodContent: broken.has(file.location)
          ? before.find(({ location }) => location === file.location)
              ?.goodContent
          : file.content,
      })),
    );
    this.#log([
      ...files.flatMap(toProblems),
      ...problems.map(
        ({ location, line, message }) =>
          `${location}${line === undefined ? '' : `:${line}`} ${message}`,
      ),
    ]);
  }

  /** Says it once, and again when it is something else. */
  #log(problems: string[]): void {
    const text = problems.join('\n');
    if (text !== this.#logged) {
      this.#logged = text;
      for (const problem of problems.slice(0, MAX_LOGGED)) {
        this.options.logger.warn(problem);
      }
    }
  }
}

function toProblems({ location, error }: Partial<DefinitionFile>): string[] {
  return error === undefined ? [] : [`${location} ${error}`];
}
