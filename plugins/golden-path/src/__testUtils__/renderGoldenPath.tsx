import { Entity } from '@backstage/catalog-model';
import {
  ExtensionDefinition,
  PageBlueprint,
  StorageApi,
  storageApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  ScaffolderApi,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import { GoldenPathApi } from '@guildhall/plugin-golden-path-common';
import { useParams } from 'react-router-dom';
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
  entityPage: ExtensionDefinition,
) {
  const { api, language = 'en', denied = [], entities = CATALOG } = options;
  const { scaffolder = {}, storage = mockApis.storage() } = options;

  localStorage.setItem('language', language);
  return renderTestApp({
    features: [goldenPathPlugin],
    extensions: [entityPage],
    initialRouteEntries: [path],
    config: {
      app: {
        baseUrl: 'http://localhost:3000',
        extensions: [
          {
            'api:app/app-language': {
              config: { availableLanguages: ['en', 'de'] },
            },
          },
        ],
      },
      backend: { baseUrl: 'http://localhost:7007' },
    },
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
  return renderApp(path, options, entityPageWith(<></>));
}

/** Opens the page of an entity with one element on it. */
export function renderEntityPage(
  path: string,
  element: JSX.Element,
  options: RenderOptions,
) {
  return renderApp(path, options, entityPageWith(element));
}

function entityPageWith(element: JSX.Element) {
  return PageBlueprint.make({
    name: 'entity',
    params: {
      path: '/catalog/:namespace/:kind/:name',
      routeRef: entityRouteRef,
      loader: async () => <EntityOfPath>{element}</EntityOfPath>,
    },
  });
}

function EntityOfPath(props: { children: JSX.Element }) {
  const { name } = useParams();
  const entity: Entity | undefined = CATALOG.find(
    ({ metadata }) => metadata.name === name,
  );
  return <EntityProvider entity={entity}>{props.children}</EntityProvider>;
}
