import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { FactStore } from '../database/FactStore';
import { RuleRegistry } from '../definitions/RuleRegistry';

/** How long what is no longer true is kept. */
export interface RetentionPeriods {
  /** Past facts, verdicts and scores, and the daily series. */
  history: HumanDuration;
  /** Entities that the catalog no longer has. */
  goneEntities: HumanDuration;
}

const DEFAULTS: RetentionPeriods = {
  history: { days: 400 },
  goneEntities: { days: 30 },
};

/** Reads `scorecards.retention`. */
export function readRetention(config: Config): RetentionPeriods {
  const read = (key: keyof RetentionPeriods) => {
    const path = `scorecards.retention.${key}`;
    return config.has(path)
      ? readDurationFromConfig(config, { key: path })
      : DEFAULTS[key];
  };
  return { history: read('history'), goneEntities: read('goneEntities') };
}

/** Forgets what is older than anybody asks for. */
export class Retention {
  constructor(
    private readonly options: {
      facts: FactStore;
      /** Everything that is kept for as long as history is. */
      histories: Array<{ purge(before: Date): Promise<number> }>;
      keep: RetentionPeriods;
      projection: EntityProjection;
      registry: RuleRegistry;
    },
  ) {}

  /** @returns How many rows were deleted. */
  async run(now: Date): Promise<number> {
    const { facts, histories, keep, projection, registry } = this.options;
    const before = (period: HumanDuration) =>
      new Date(now.getTime() - durationToMilliseconds(period));
    const history = before(keep.history);
    const { sources } = await registry.get();
    let rows = await facts.purgeOtherSources([...sources.keys()], history);
    for (const past of histories) {
      rows += await past.purge(history);
    }
    return rows + (await projection.purge(before(keep.goneEntities)));
  }
}
