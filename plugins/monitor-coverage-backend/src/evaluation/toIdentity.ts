import {
  GraphPart,
  PartIdentity,
} from '@guildhall/plugin-monitor-coverage-common';
import { CatalogPart } from './loadCatalog';

/** What a part is called where it is measured, as a comma list. */
const ALIASES_ANNOTATION = 'guildhall.dev/monitored-as';

export function toIdentity({ ref, entity }: CatalogPart): PartIdentity {
  const { annotations } = entity.metadata;
  return {
    entityRef: ref,
    annotations,
    aliases: annotations?.[ALIASES_ANNOTATION]?.split(',')
      .map(alias => alias.trim())
      .filter(alias => alias !== ''),
  };
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
