import {
  Entity,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  Requirements,
  Signal,
  signals,
} from '@guildhall/plugin-monitor-coverage-common';
import { targetsOf } from '../evaluation/loadCatalog';

/** An exemption of scorecards that is about a signal of parts. */
export interface SignalExemption {
  id: string;
  signal: Signal;
  scope: 'entity' | 'owner' | 'system';
  ref: string;
  /** False while nobody has decided it. */
  inForce: boolean;
  because: string;
  by: string;
  endsAt: string;
}

const CHECK_PREFIX = 'monitors-';

/** The check that an exemption for a signal is from. */
export function checkOf(signal: Signal): string {
  return `${CHECK_PREFIX}${signal}`;
}

export function signalOf(check: string): Signal | undefined {
  return signals.find(signal => checkOf(signal) === check);
}

/** Whether an exemption is for a part, as scorecards sees it. */
export function covers(
  { scope, ref }: SignalExemption,
  part: { entityRef: string; owner?: string; system?: string },
): boolean {
  switch (scope) {
    case 'owner':
      return part.owner === ref;
    case 'system':
      return part.system === ref;
    default:
      return part.entityRef === ref;
  }
}

/**
 * What a part needs, without what it is exempted from at present. What the
 * policy waives stays waived by the policy.
 */
export function withExemptions(
  requirements: Requirements,
  entity: Entity,
  exemptions: readonly SignalExemption[],
  now: Date,
): Requirements {
  const waivers = { ...requirements.waivers };
  const part = {
    entityRef: stringifyEntityRef(entity),
    owner: targetsOf(entity, RELATION_OWNED_BY).at(0),
    system: targetsOf(entity, RELATION_PART_OF).find(target =>
      target.startsWith('system:'),
    ),
  };
  for (const exemption of exemptions) {
    const { id, signal, inForce, because, by, endsAt } = exemption;
    if (
      inForce &&
      new Date(endsAt) > now &&
      requirements.signals.includes(signal) &&
      !waivers[signal] &&
      covers(exemption, part)
    ) {
      waivers[signal] = { because, until: endsAt, exemption: id, by };
    }
  }
  return { ...requirements, waivers };
}
