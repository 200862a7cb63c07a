import {
  createFetchApi,
  FetchMiddlewares,
  FlatRoutes,
} from '@backstage/core-app-api';
import { identityApiRef } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { findAccessibilityViolations } from '@guildhall/plugin-guildhall-react/testUtils';
import { ScorecardsClient } from '@guildhall/plugin-scorecards-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Route } from 'react-router-dom';
import { FakeScorecardsApi } from './__fixtures__';
import {
  EntityScorecardsCard,
  EntityScorecardsContent,
  MyScorecardsCard,
  ScorecardsPage,
  scorecardsApiRef,
} from './legacy';

const BACKEND = 'http://localhost:7007/api/scorecards';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'billing-api', namespace: 'default' },
};

/** Renders in the old front-end system, with its own way to reach plugins. */
function renderInLegacyApp(element: JSX.Element, path: string) {
  const fetchApi = createFetchApi({
    middleware: FetchMiddlewares.resolvePluginProtocol({
      discoveryApi: {
        getBaseUrl: async id => `http://localhost:7007/api/${id}`,
      },
    }),
  });
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [scorecardsApiRef, new ScorecardsClient({ fetchApi })],
        [catalogApiRef, catalogApiMock()],
        [permissionApiRef, mockApis.permission()],
        [
          identityApiRef,
          mockApis.identity({ userEntityRef: 'user:default/kim' }),
        ],
        [toastApiRef, { post: () => ({ close() {} }) }],
      ]}
    >
      {element}
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    },
  );
}

describe('the old front-end system', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  const fake = new FakeScorecardsApi({ days: 3 });

  beforeEach(() => {
    server.use(
      http.get(`${BACKEND}/scorecards`, async () =>
        HttpResponse.json(await fake.listScorecards()),
      ),
      http.get(`${BACKEND}/movements`, async () =>
        HttpResponse.json(await fake.listMovements()),
      ),
      http.get(`${BACKEND}/campaigns`, async () =>
        HttpResponse.json(await fake.campaigns.list()),
      ),
      http.get(`${BACKEND}/next-actions`, async () =>
        HttpResponse.json(await fake.rollUps.listNextActions()),
      ),
      http.get(`${BACKEND}/health`, async () =>
        HttpResponse.json(await fake.getHealth()),
      ),
      http.get(`${BACKEND}/entities/component/default/billing-api`, async () =>
        HttpResponse.json(
          await fake.getEntityReport('component:default/billing-api'),
        ),
      ),
    );
  });

  const routes = (
    <FlatRoutes>
      <Route element={<ScorecardsPage />} path="/scorecards" />
      <Route
        element={
          <EntityProvider entity={ENTITY}>
            <EntityScorecardsContent />
            <EntityScorecardsCard maxItems={1} />
            <MyScorecardsCard />
          </EntityProvider>
        }
        path="/entity"
      />
    </FlatRoutes>
  );

  it('has the pages', async () => {
    const { container } = await renderInLegacyApp(routes, '/scorecards');

    const list = await screen.findByRole('list', { name: 'Scorecards' });
    expect(within(list).getAllByRole('link')[0]).toHaveAttribute(
      'href',
      '/scorecards/production-readiness',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('link', { name: 'Health' }));
    expect(
      await screen.findByRole('region', { name: 'Sources of facts' }),
    ).toBeInTheDocument();
  });

  it('has the tab and the card of an entity, and the card of the home page', async () => {
    const { container } = await renderInLegacyApp(routes, '/entity');

    expect(
      await screen.findByRole('region', { name: 'To do next (1)' }),
    ).toBeInTheDocument();
    const links = await screen.findAllByRole('link', {
      name: 'Automated tests',
    });
    expect(links.map(link => link.getAttribute('href'))).toContain(
      '/catalog/default/component/billing-api/scorecards?check=tests',
    );
    expect(await screen.findByText('My scorecards')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });
});
