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
import { MonitorCoverageClient } from '@guildhall/plugin-monitor-coverage-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { Route } from 'react-router-dom';
import {
  CATALOG,
  JOURNEYS,
  pageOf,
  PART,
  PARTS,
  SUMMARY,
  SUGGESTIONS,
} from './__fixtures__';
import {
  EntityMonitorCoverageCard,
  EntityMonitorCoverageContent,
  MonitorCoveragePage,
  monitorCoverageApiRef,
  UnwatchedPartsCard,
} from './legacy';

const BACKEND = 'http://localhost:7007/api/monitor-coverage';

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
        [monitorCoverageApiRef, new MonitorCoverageClient({ fetchApi })],
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

  beforeEach(() => {
    server.use(
      http.get(`${BACKEND}/parts`, () => HttpResponse.json(pageOf(PARTS))),
      http.get(`${BACKEND}/parts/resource/default/visits-db`, () =>
        HttpResponse.json(PART),
      ),
      http.get(`${BACKEND}/suggestions`, () =>
        HttpResponse.json({ items: SUGGESTIONS }),
      ),
      http.get(`${BACKEND}/journeys`, () =>
        HttpResponse.json({ items: JOURNEYS }),
      ),
      http.get(`${BACKEND}/summary`, () => HttpResponse.json(SUMMARY)),
    );
  });

  const routes = (
    <FlatRoutes>
      <Route element={<MonitorCoveragePage />} path="/monitor-coverage" />
      <Route
        element={
          <EntityProvider entity={CATALOG[0]}>
            <EntityMonitorCoverageContent />
            <EntityMonitorCoverageCard />
          </EntityProvider>
        }
        path="/entity"
      />
      <Route element={<UnwatchedPartsCard />} path="/home" />
    </FlatRoutes>
  );

  it('has the pages', async () => {
    const { container } = await renderInLegacyApp(
      routes,
      '/monitor-coverage/parts',
    );

    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('link', { name: 'Journeys' }));
    expect(
      await screen.findByRole('region', { name: 'See a doctor' }),
    ).toBeInTheDocument();
  });

  it('has the tab and the card of an entity', async () => {
    const { container } = await renderInLegacyApp(routes, '/entity');

    expect(
      await screen.findByRole('region', { name: 'Signals that it needs' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'All about it' }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('has the card of the home page', async () => {
    await renderInLegacyApp(routes, '/home');

    expect(await screen.findByText('Parts nobody watches')).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: 'Visits database (writer)' }),
    ).toBeInTheDocument();
  });
});
