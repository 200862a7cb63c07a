import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  appConfig,
  entityPage,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { CATALOG, FakeMonitorCoverageApi } from '../__fixtures__';
import { MonitorCoverageApi, monitorCoverageApiRef } from '../api';
import monitorCoveragePlugin from '../index';

export interface RenderOptions {
  /** What the backend answers in place of the fixtures. */
  api?: Partial<MonitorCoverageApi>;
  language?: 'en' | 'de';
  /** Permissions that the person lacks, by name. */
  denied?: readonly string[];
  /** What is on the page of an entity. */
  element?: JSX.Element;
}

/** Opens a page of the plugin, or of an entity, in the new front-end system. */
export function renderMonitorCoverage(
  path: string,
  options: RenderOptions = {},
) {
  const { api, language = 'en', denied = [], element } = options;
  return renderTestApp({
    features: [monitorCoveragePlugin],
    extensions: [entityPage({ element, entities: CATALOG })],
    initialRouteEntries: [path],
    config: appConfig({ language }),
    apis: [
      [monitorCoverageApiRef, Object.assign(new FakeMonitorCoverageApi(), api)],
      [catalogApiRef, catalogApiMock({ entities: CATALOG })],
      [
        permissionApiRef,
        {
          authorize: async ({ permission }) => ({
            result: denied.includes(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          }),
        },
      ],
      mockApis.identity({
        userEntityRef: 'user:default/kim',
        ownershipEntityRefs: ['user:default/kim', 'group:default/visits-team'],
      }),
    ],
  });
}
