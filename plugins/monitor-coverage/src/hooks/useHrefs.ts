import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { Signal } from '@guildhall/plugin-monitor-coverage-common';
import { useMemo } from 'react';
import {
  gapsRouteRef,
  hygieneRouteRef,
  journeyRouteRef,
  partRouteRef,
  partsRouteRef,
  rootRouteRef,
  watchesRouteRef,
} from '../routes';

/** Parameters of a URL; several values make several parameters. */
type Search = Record<string, string | readonly string[] | undefined>;

/** Where the pages of the plugin are. */
export function useHrefs() {
  const root = useRouteRef(rootRouteRef);
  const parts = useRouteRef(partsRouteRef);
  const part = useRouteRef(partRouteRef);
  const gaps = useRouteRef(gapsRouteRef);
  const journey = useRouteRef(journeyRouteRef);
  const hygiene = useRouteRef(hygieneRouteRef);
  const watches = useRouteRef(watchesRouteRef);

  return useMemo(
    () => ({
      overview: () => root(),
      parts: (search: Search = {}) => parts() + toQuery(search),
      /** A part, opened at one of its signals. */
      part: (entityRef: string, signal?: Signal) =>
        part(parseEntityRef(entityRef)) + toQuery({ signal }),
      gaps: (search: Search = {}) => gaps() + toQuery(search),
      journey: (name: string) => journey({ name }),
      hygiene: (search: Search = {}) => hygiene() + toQuery(search),
      watches: (search: Search = {}) => watches() + toQuery(search),
    }),
    [root, parts, part, gaps, journey, hygiene, watches],
  );
}

function toQuery(search: Search): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const item of [value ?? []].flat()) {
      params.append(name, item);
    }
  }
  const query = params.toString();
  return query && `?${query}`;
}
