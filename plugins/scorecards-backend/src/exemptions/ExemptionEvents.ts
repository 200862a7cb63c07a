import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import {
  EXEMPTION_TOPIC,
  ExemptionEvent,
} from '@guildhall/plugin-scorecards-common';
import { StoredExemption } from './ExemptionStore';

/** Tells other plugins what became of exemptions. */
export class ExemptionEvents {
  constructor(
    private readonly events: EventsService,
    private readonly logger: LoggerService,
  ) {}

  /** Does not throw: whoever misses it finds it in the database. */
  async publish(exemption: StoredExemption): Promise<void> {
    const { id, checkId, scope, state, requestedBy, endsAt } = exemption;
    const event: ExemptionEvent = {
      id,
      check: checkId,
      scope,
      state,
      requestedBy,
      endsAt: endsAt.toISOString(),
      by: toActor(exemption),
    };
    try {
      await this.events.publish({
        topic: `${EXEMPTION_TOPIC}.${state}`,
        eventPayload: event,
      });
    } catch (error) {
      this.logger.warn('Could not tell others about an exemption', {
        error: String(error),
      });
    }
  }
}

function toActor(exemption: StoredExemption): string | undefined {
  switch (exemption.state) {
    case 'requested':
      return exemption.requestedBy;
    case 'in-force':
    case 'denied':
      return exemption.decidedBy;
    case 'revoked':
      return exemption.revokedBy;
    default:
      return undefined;
  }
}
