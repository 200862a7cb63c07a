import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import {
  DefinitionFile,
  DefinitionLocation,
  readLocations,
} from '@guildhall/plugin-guildhall-node';
import { contentHash } from '@guildhall/plugin-scorecards-common';
import { DefinitionStore } from '../database/DefinitionStore';
import { RuleRegistry } from './RuleRegistry';

/** The health page shows all of them. */
const MAX_LOGGED = 20;

/** Longer than it takes to replace all replicas by those of a new version. */
const PATIENCE_MS = durationToMilliseconds({ minutes: 15 });

/** Brings the definitions in the database up to date with their files. */
export class DefinitionLoader {
  /** What this replica saw last, and since when something else is stored. */
  #seen: string | undefined;
  #disagreesSince: Date | undefined;

  constructor(
    private readonly options: {
      locations: DefinitionLocation[];
      logger: LoggerService;
      registry: RuleRegistry;
      store: DefinitionStore;
      urlReader: UrlReaderService;
    },
  ) {}

  /**
   * Reads all files, puts new versions in force, retires what vanished, and
   * has everything evaluated again if anything changed.
   */
  async load(now: Date): Promise<void> {
    const { locations, logger, registry, store, urlReader } = this.options;
    const before = await store.listFiles();
    const files = await readLocations({ locations, urlReader, before });
    const changed =
      this.#isToReplace(files, before, now) &&
      (await store.replaceFiles(files, now));

    let rules = await registry.get();
    if (rules.nextStageAt && rules.nextStageAt <= now) {
      await store.passStages(now);
      rules = await registry.get();
    }
    const inForce = await store.listAccepted();
    const accepted = rules.definitions.filter(
      next =>
        !inForce.some(
          ({ kind, id, hash }) =>
            kind === next.kind && id === next.id && hash === next.hash,
        ),
    );
    const retired = inForce.filter(
      ({ kind, id }) =>
        !rules.definitions.some(next => next.kind === kind && next.id === id),
    );
    if (accepted.length > 0 || retired.length > 0) {
      await store.accept({ accepted, retired }, now);
    }
    if (changed) {
      logger.info(
        `Loaded ${rules.checks.size} checks and ${rules.scorecards.size} scorecards: ${accepted.length} new or changed, ${retired.length} retired, ${rules.problems.length} problems`,
      );
      for (const problem of rules.problems.slice(0, MAX_LOGGED)) {
        const { location, line, column, message } = problem;
        logger.warn(`${location}:${line}:${column} ${message}`);
      }
    }
  }

  /**
   * Files replace what is stored when they are not as this replica saw them
   * before. Where others see other files, because a new version is rolled out,
   * the last news stands; nobody puts back what has long been there, except
   * after so long that whoever saw it so must be gone.
   */
  #isToReplace(
    files: DefinitionFile[],
    stored: DefinitionFile[],
    now: Date,
  ): boolean {
    const seen = hashFiles(files);
    const isNew = seen !== this.#seen;
    const agrees = seen === hashFiles(stored);
    this.#seen = seen;
    this.#disagreesSince =
      agrees || isNew ? undefined : this.#disagreesSince ?? now;
    return (
      this.#disagreesSince === undefined ||
      now.getTime() - this.#disagreesSince.getTime() > PATIENCE_MS
    );
  }
}

function hashFiles(files: DefinitionFile[]): string {
  const byLocation = [...files].sort((a, b) =>
    a.location < b.location ? -1 : 1,
  );
  return contentHash(
    JSON.stringify(
      byLocation.map(({ location, content, error = '' }) => [
        location,
        content,
        error,
      ]),
    ),
  );
}
