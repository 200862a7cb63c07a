import { Entity } from '@backstage/catalog-model';
import { StorageApi, storageApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { GoldenPathApi } from '@guildhall/plugin-golden-path-common';
import {
  appConfig,
  entityPage,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { CATALOG } from '../__fixtures__';
import { goldenPathApiRef } from '../api';
import goldenPathPlugin from '../index';

export interface RenderOptions {
  /** What the backend answers; asking for anything else fails the test. */
  api: Partial<GoldenPathApi>;
  language?: 'en' | 'de';
  /** Permissions that the person lacks, by name. */
  denied?: readonly string[];
  scaffolder?: Partial<ScaffolderApi>;
  /** What is kept for the person from one visit to the next. */
  storage?: StorageApi;
  entities?: Entity[];
}

function renderApp(
  path: string,
  options: RenderOptions,
  element?: JSX.Element,
) {
  const { api, language = 'en', denied = [], entities = CATALOG } = options;
  const { scaffolder = {}, storage = mockApis.storage() } = options;

  return renderTestApp({
    features: [goldenPathPlugin],
    extensions: [entityPage({ element, entities })],
    initialRouteEntries: [path],
    config: appConfig({ language }),
    apis: [
      [goldenPathApiRef, api],
      [catalogApiRef, catalogApiMock({ entities })],
      [scaffolderApiRef, scaffolder],
      [storageApiRef, storage],
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
        ownershipEntityRefs: ['user:default/kim', 'group:default/visits'],
      }),
    ],
  });
}

/** Opens a page of the plugin in the new front-end system. */
export function renderGoldenPath(path: string, options: RenderOptions) {
  return renderApp(path, options);
}

/** Opens the page of an entity with one element on it. */
export function renderEntityPage(
  path: string,
  element: JSX.Element,
  options: RenderOptions,
) {
  return renderApp(path, options, element);
}
