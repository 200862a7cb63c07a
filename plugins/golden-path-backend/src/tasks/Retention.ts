import { Config, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import { ReservationStore } from '../preflight/ReservationStore';
import { RunStore } from '../runs/RunStore';
import { VisitStore } from '../runs/VisitStore';

const KEY = 'goldenPath.retention.runs';
const DEFAULT: HumanDuration = { days: 400 };

/** Reads how long visits and runs are kept. */
export function readRetention(config: Config): HumanDuration {
  return config.has(KEY)
    ? readDurationFromConfig(config, { key: KEY })
    : DEFAULT;
}

/** Forgets what is older than anybody asks for. The ledger is kept for ever. */
export class Retention {
  constructor(
    private readonly options: {
      keep: HumanDuration;
      reservations: ReservationStore;
      runs: RunStore;
      visits: VisitStore;
    },
  ) {}

  async run(now: Date): Promise<void> {
    const { keep, reservations, runs, visits } = this.options;
    const before = new Date(now.getTime() - durationToMilliseconds(keep));
    await reservations.purge(now);
    await visits.purge(before);
    await runs.purge(before);
  }
}
