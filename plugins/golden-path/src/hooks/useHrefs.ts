import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityHref } from '@guildhall/plugin-guildhall-react';
import { useMemo } from 'react';
import {
  campaignRouteRef,
  effectsRouteRef,
  offBoardingRouteRef,
  serviceRouteRef,
  servicesRouteRef,
  templateRouteRef,
  upgradeRouteRef,
} from '../routes';

/** Parameters of a URL; several values make several parameters. */
type Search = Record<string, string | readonly string[] | undefined>;

/** Where the pages are that keep services up to date. */
export function useHrefs() {
  const entity = useEntityHref();
  const template = useRouteRef(templateRouteRef);
  const services = useRouteRef(servicesRouteRef);
  const service = useRouteRef(serviceRouteRef);
  const offBoarding = useRouteRef(offBoardingRouteRef);
  const upgrade = useRouteRef(upgradeRouteRef);
  const campaign = useRouteRef(campaignRouteRef);
  const effects = useRouteRef(effectsRouteRef);

  return useMemo(
    () => ({
      entity,
      template: (name: string) => template({ name }),
      services: (search: Search = {}) => services() + toQuery(search),
      service: (entityRef: string) => service(parseEntityRef(entityRef)),
      offBoarding: (entityRef: string) =>
        offBoarding(parseEntityRef(entityRef)),
      upgrade: (id: string) => upgrade({ id }),
      campaign: (id: string) => campaign({ id }),
      effects: (search: Search = {}) => effects() + toQuery(search),
    }),
    [
      entity,
      template,
      services,
      service,
      offBoarding,
      upgrade,
      campaign,
      effects,
    ],
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
