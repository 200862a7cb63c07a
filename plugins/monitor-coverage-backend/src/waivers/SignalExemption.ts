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

/** Whether an exemption is for an entity, as scorecards sees it. */
export function covers(
  { scope, ref }: SignalExemption,
  entity: Entity,
): boolean {
  switch (scope) {
    case 'owner':
      return targetsOf(entity, RELATION_OWNED_BY).at(0) === ref;
    case 'system':
      return (
        targetsOf(entity, RELATION_PART_OF)
          .filter(target => target.startsWith('system:'))
          .at(0) === ref
      );
    default:
      return stringifyEntityRef(entity) === ref;
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
  for (const exemption of exemptions) {
    const { id, signal, inForce, because, by, endsAt } = exemption;
    if (
      inForce &&
      new Date(endsAt) > now &&
      requirements.signals.includes(signal) &&
      !waivers[signal] &&
      covers(exemption, entity)
    ) {
      waivers[signal] = { because, until: endsAt, exemption: id, by };
    }
  }
  return { ...requirements, waivers };
}
