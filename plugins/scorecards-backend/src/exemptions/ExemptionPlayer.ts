import { LoggerService } from '@backstage/backend-plugin-api';
import { contentHash } from '@guildhall/plugin-scorecards-common';
import { DAY_MS } from '../database/days';
import { RecordedExemption } from '../recordings/parseRecordings';
import { ExemptionStore } from './ExemptionStore';

/**
 * Gives entities the exemptions that were recorded for them. They are asked for
 * and decided as they were, the oldest first; those that are there already,
 * because a run was cut off, are left as they are.
 */
export class ExemptionPlayer {
  constructor(
    private readonly store: ExemptionStore,
    private readonly logger: LoggerService,
  ) {}

  /** What does not fit is left out: it is no reason not to measure. */
  async play(recorded: RecordedExemption[], now: Date): Promise<void> {
    for (const exemption of recorded) {
      try {
        await this.#playOne(exemption, now);
      } catch (error) {
        this.logger.warn(
          `Skipped a recorded exemption of ${exemption.entity} from '${exemption.check}': ${error}`,
        );
      }
    }
  }

  async #playOne(exemption: RecordedExemption, now: Date): Promise<void> {
    const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
    const id = `recorded-${contentHash(JSON.stringify(exemption))}`;
    if (await this.store.get(id)) {
      return;
    }
    await this.store.request({
      id,
      checkId: exemption.check,
      scope: { type: 'entity', ref: exemption.entity },
      reason: exemption.reason,
      requestedBy: exemption.requestedBy,
      requestedAt: daysAgo(exemption.requestedDaysAgo),
      endsAt: daysAgo(-exemption.endsInDays),
    });
    if (exemption.decision) {
      const { verb, by, note } = exemption.decision;
      const at = daysAgo(exemption.decision.daysAgo);
      await this.store[verb]({ id, by, note, at });
    }
  }
}
