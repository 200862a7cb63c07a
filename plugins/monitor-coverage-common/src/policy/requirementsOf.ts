import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { Signal } from '../vocabulary';
import { selects } from './selects';
import { MonitorPolicy, Requirements } from './types';

/**
 * What an entity needs: the first rule that is about it, over all policies in
 * their order, with the overrides of all of them. Undefined if no policy says
 * anything about it. Waivers that have ended are left out.
 *
 * @public
 */
export function requirementsOf(
  policies: readonly MonitorPolicy[],
  entity: Entity,
  now: Date,
): Requirements | undefined {
  const entityRef = stringifyEntityRef(entity);
  const policy = policies.find(({ rules }) =>
    rules.some(rule => selects(rule.for, entity)),
  );
  const rule = policy?.rules.find(candidate => selects(candidate.for, entity));
  const overridden = policies.filter(({ overrides }) =>
    overrides.some(({ part }) => part === entityRef),
  );
  const source = policy ?? overridden[0];
  if (!source) {
    return undefined;
  }

  const overrides = overridden.flatMap(candidate =>
    candidate.overrides.filter(({ part }) => part === entityRef),
  );
  const signals = new Set<Signal>([
    ...(rule?.signals ?? []),
    ...overrides.flatMap(({ add }) => add),
  ]);
  const waivers: Requirements['waivers'] = {};
  for (const { signal, because, until } of overrides.flatMap(
    ({ waive }) => waive,
  )) {
    if (signals.has(signal) && Date.parse(until) > now.getTime()) {
      waivers[signal] = { because, until };
    }
  }
  return {
    signals: [...signals],
    waivers,
    watchEveryDays:
      signals.size > 0
        ? rule?.watchEveryDays ?? source.watchEveryDays
        : undefined,
    origin: source.origin,
    title: rule?.title ?? source.title,
  };
}
