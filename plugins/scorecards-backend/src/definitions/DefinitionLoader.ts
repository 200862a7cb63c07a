import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import { DefinitionStore } from '../database/DefinitionStore';
import { DefinitionLocation, readLocations } from './readLocations';
import { RuleRegistry } from './RuleRegistry';

/** The health page shows all of them. */
const MAX_LOGGED = 20;

/** Brings the definitions in the database up to date with their files. */
export class DefinitionLoader {
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
    const files = await readLocations({
      locations,
      urlReader,
      before: await store.listFiles(),
    });
    const changed = await store.replaceFiles(files, now);

    const rules = await registry.get();
    const before = await store.listAccepted();
    const accepted = rules.definitions.filter(
      next =>
        !before.some(
          ({ kind, id, hash }) =>
            kind === next.kind && id === next.id && hash === next.hash,
        ),
    );
    const retired = before.filter(
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
      const { problems } = rules;
      for (const problem of problems.slice(0, MAX_LOGGED)) {
        const { location, line, column, message } = problem;
        logger.warn(`${location}:${line}:${column} ${message}`);
      }
    }
  }
}
