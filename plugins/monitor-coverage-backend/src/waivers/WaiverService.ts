import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { EntityAccess } from '@guildhall/plugin-guildhall-node';
import {
  RequestWaiver,
  WaiverRequest,
} from '@guildhall/plugin-monitor-coverage-common';
import { PartService } from '../services/PartService';
import { ExemptionStore } from './ExemptionStore';
import { ScorecardsExemptions } from './ScorecardsExemptions';
import { checkOf, covers, SignalExemption } from './SignalExemption';

/** What need not be watched for a while, because scorecards says so. */
export class WaiverService {
  constructor(
    private readonly options: {
      parts: PartService;
      scorecards: ScorecardsExemptions;
      store: ExemptionStore;
    },
  ) {}

  /**
   * Asks for an exemption in the name of the caller.
   *
   * @throws NotFoundError when there is no such part.
   * @throws InputError when it does not need the signal, or there is nobody who
   * could decide.
   */
  async request(
    { entityRef, signal, because, until }: RequestWaiver,
    caller: { access: EntityAccess; credentials: BackstageCredentials },
  ): Promise<WaiverRequest> {
    const { parts, scorecards, store } = this.options;
    const { part } = await parts.find(entityRef, caller.access);
    if (!part.cells.some(cell => cell.signal === signal)) {
      throw new InputError(
        `'signal': the policy does not ask for the ${signal} of ${entityRef}`,
      );
    }
    if (!(await store.hasScorecards())) {
      throw new InputError(
        'Waivers are exemptions of scorecards, which is not installed: say it in overrides of the monitor policy',
      );
    }
    const requested = await scorecards.request(
      {
        check: checkOf(signal),
        scope: { type: 'entity', ref: entityRef },
        reason: because,
        endsAt: until,
      },
      caller.credentials,
    );
    const [{ id, by, endsAt }] = requested;
    return { id, signal, because, until: endsAt, by };
  }
}

/** Those of a part that nobody has decided. */
export function listRequests(
  exemptions: readonly SignalExemption[],
  part: { entityRef: string; owner?: string; system?: string },
  now: Date,
): WaiverRequest[] {
  return exemptions
    .filter(
      exemption =>
        !exemption.inForce &&
        new Date(exemption.endsAt) > now &&
        covers(exemption, part),
    )
    .map(({ id, signal, because, by, endsAt }) => ({
      id,
      signal,
      because,
      until: endsAt,
      by,
    }));
}
