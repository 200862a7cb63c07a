import { Entity, parseEntityRef } from '@backstage/catalog-model';
import {
  ExtensionDefinition,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  EntitySummary,
  ScorecardsApi,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';
import { useParams } from 'react-router-dom';
import { act, RenderResult } from '@testing-library/react';
import { ENTITIES, FakeScorecardsApi } from '../__fixtures__';
import { scorecardsApiRef } from '../api';
import scorecardsPlugin from '../index';

/** The person who looks at the pages belongs to this team. */
const TEAM = 'group:default/visits';

export interface RenderedApp extends RenderResult {
  /** Tells open pages that verdicts changed. */
  signal: (message: VerdictsChangedSignal) => void;
}

export interface RenderOptions {
  /** All there is; few make a page with many cells quicker. */
  entities?: EntitySummary[];
  /** In place of what the fake backend answers. */
  api?: Partial<ScorecardsApi>;
  language?: 'en' | 'de';
  isAllowed?: boolean;
}

function renderApp(
  path: string,
  options: RenderOptions,
  entityPage: ExtensionDefinition,
): RenderedApp {
  const { language = 'en', isAllowed = true } = options;
  const api = Object.assign(
    new FakeScorecardsApi({ entities: options.entities, days: 3 }),
    options.api,
  );
  // What a listener takes is up to the one that listens.
  const listeners = new Set<(message: never) => void>();

  localStorage.setItem('language', language);
  const result = renderTestApp({
    features: [scorecardsPlugin],
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
      [scorecardsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: catalogEntities() })],
      [
        permissionApiRef,
        {
          authorize: async () => ({
            result: isAllowed ? AuthorizeResult.ALLOW : AuthorizeResult.DENY,
          }),
        },
      ],
      [
        signalApiRef,
        {
          subscribe: (_channel, onMessage) => {
            listeners.add(onMessage);
            return { unsubscribe: () => listeners.delete(onMessage) };
          },
        },
      ],
      mockApis.identity({
        userEntityRef: 'user:default/kim',
        ownershipEntityRefs: ['user:default/kim', TEAM],
      }),
    ],
  });

  return {
    ...result,
    signal: (message: VerdictsChangedSignal) =>
      act(() => listeners.forEach(listener => listener(message as never))),
  };
}

/** Opens a page of the plugin in the new front-end system. */
export function renderScorecards(
  path: string,
  options: RenderOptions = {},
): RenderedApp {
  return renderApp(path, options, entityPageWith(<></>));
}

/** Opens the page of an entity with one element on it. */
export function renderEntityPage(
  path: string,
  element: JSX.Element,
  options: RenderOptions = {},
): RenderedApp {
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
  const entity = catalogEntities().find(
    ({ metadata }) => metadata.name === name,
  );
  return <EntityProvider entity={entity}>{props.children}</EntityProvider>;
}

function catalogEntities(): Entity[] {
  return ENTITIES.map(({ entityRef, kind, title, type, lifecycle }) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { ...parseEntityRef(entityRef), title },
    spec: { type, lifecycle },
  }));
}
