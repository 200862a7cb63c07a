import { GeneratedService } from '@guildhall/plugin-golden-path-common';
import { useMemo } from 'react';
import { ServicesFilter } from './useServicesFilter';

type Option = { id: string; label: string };

/**
 * What there is to filter by, from the services themselves. A value of the
 * filter is always among it.
 */
export function useFilterOptions(
  services: readonly GeneratedService[],
  filter: ServicesFilter,
) {
  return useMemo(
    () => ({
      template: toOptions([
        filter.template,
        ...services.map(({ template }) => template),
      ]),
      version: toOptions([
        filter.version,
        ...services
          .filter(
            ({ template }) => !filter.template || template === filter.template,
          )
          .map(({ version }) => version),
      ]),
      owner: toOptions(
        [...(filter.owner ?? []), ...services.map(({ owner }) => owner)],
        nameOf,
      ),
    }),
    [services, filter],
  );
}

function toOptions(
  values: readonly (string | undefined)[],
  labelOf: (value: string) => string = value => value,
): Option[] {
  return [...new Set(values)]
    .filter(value => value !== undefined)
    .map(value => ({ id: value, label: labelOf(value) }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
}

/** The name in an entity ref. */
function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}
