import { readDurationFromConfig } from '@backstage/config';
import { Config } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { EntityProjection } from '@guildhall/plugin-guildhall-node';
import { DailyScores } from '../database/DailyScores';
import { FactStore } from '../database/FactStore';
import { ScoreHistory } from '../database/ScoreHistory';
import { VerdictStore } from '../database/VerdictStore';

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
      daily: DailyScores;
      facts: FactStore;
      keep: RetentionPeriods;
      projection: EntityProjection;
      scores: ScoreHistory;
      verdicts: VerdictStore;
    },
  ) {}

  /** @returns How many rows were deleted. */
  async run(now: Date): Promise<number> {
    const { daily, facts, keep, projection, scores, verdicts } = this.options;
    const before = (period: HumanDuration) =>
      new Date(now.getTime() - durationToMilliseconds(period));
    const history = before(keep.history);
    return (
      (await facts.purgePast(history)) +
      (await verdicts.purgePast(history)) +
      (await scores.purgePast(history)) +
      (await daily.purge(history)) +
      (await projection.purge(before(keep.goneEntities)))
    );
  }
}
