import { Entity, parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  appConfig,
  entityPage,
} from '@guildhall/plugin-guildhall-react/testUtils';
import {
  EntitySummary,
  ScorecardsApi,
  VerdictsChangedSignal,
} from '@guildhall/plugin-scorecards-common';
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
  element?: JSX.Element,
): RenderedApp {
  const { language = 'en', isAllowed = true } = options;
  const api = Object.assign(
    new FakeScorecardsApi({ entities: options.entities, days: 3 }),
    options.api,
  );
  // What a listener takes is up to the one that listens.
  const listeners = new Set<(message: never) => void>();

  const result = renderTestApp({
    features: [scorecardsPlugin],
    extensions: [entityPage({ element, entities: catalogEntities() })],
    initialRouteEntries: [path],
    config: appConfig({ language }),
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
  return renderApp(path, options);
}

/** Opens the page of an entity with one element on it. */
export function renderEntityPage(
  path: string,
  element: JSX.Element,
  options: RenderOptions = {},
): RenderedApp {
  return renderApp(path, options, element);
}

function catalogEntities(): Entity[] {
  const team: EntitySummary = {
    entityRef: TEAM,
    kind: 'group',
    title: 'visits',
    type: 'team',
  };
  return [team, ...ENTITIES].map(
    ({ entityRef, kind, title, type, lifecycle }) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { ...parseEntityRef(entityRef), title },
      spec: { type, lifecycle },
    }),
  );
}
