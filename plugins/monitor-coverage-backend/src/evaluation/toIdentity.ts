import {
  GraphPart,
  PartIdentity,
  toPartIdentity,
} from '@guildhall/plugin-monitor-coverage-common';
import { CatalogPart } from './loadCatalog';

export function toIdentity({ entity }: CatalogPart): PartIdentity {
  return toPartIdentity(entity);
}

/** The components that provide each API. */
export function toProviders(parts: GraphPart[]): Map<string, string[]> {
  const providers = new Map<string, string[]>();
  for (const { entityRef, providesApis } of parts) {
    for (const api of providesApis) {
      providers.set(api, [...(providers.get(api) ?? []), entityRef]);
    }
  }
  return providers;
}
