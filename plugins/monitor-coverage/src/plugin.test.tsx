import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { CATALOG, pageOf, PART, PARTS } from './__fixtures__';
import monitorCoveragePlugin from './index';

const BACKEND = 'http://localhost:7007/api/monitor-coverage';

describe('monitorCoveragePlugin', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('asks the backend over HTTP, with the filter of the page', async () => {
    const asked: string[] = [];
    server.use(
      http.get(`${BACKEND}/parts`, ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(pageOf(PARTS));
      }),
    );
    renderTestApp({
      features: [monitorCoveragePlugin],
      initialRouteEntries: [
        '/monitor-coverage/parts?owner=group:default/a&rung=none&rung=unknown',
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [catalogApiRef, catalogApiMock()],
        mockApis.identity({ userEntityRef: 'user:default/kim' }),
      ],
    });

    expect(await screen.findByRole('grid')).toBeInTheDocument();
    expect(asked[0]).toBe(
      '?owner=group%3Adefault%2Fa&rung=none&rung=unknown&order=danger&limit=50',
    );
  });

  it.each([
    ['Resource', true],
    ['User', false],
  ])('puts a tab and a card on the page of a %s: %s', async (kind, isThere) => {
    server.use(
      http.get(`${BACKEND}/parts/:kind/:namespace/:name`, () =>
        HttpResponse.json(PART),
      ),
    );
    renderTestApp({
      features: [monitorCoveragePlugin],
      extensions: [createTestEntityPage({ entity: { ...CATALOG[0], kind } })],
      apis: [[catalogApiRef, catalogApiMock()]],
    });

    expect(
      await (isThere
        ? screen.findAllByText('Monitor coverage')
        : screen.findByTestId('empty-entity-page')),
    ).toBeTruthy();
  });

  it('has a navigation whose sections are named in the language of the app', async () => {
    server.use(
      http.get(`${BACKEND}/journeys`, () => HttpResponse.json({ items: [] })),
    );
    renderTestApp({
      features: [monitorCoveragePlugin],
      initialRouteEntries: ['/monitor-coverage/journeys'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [[catalogApiRef, catalogApiMock()]],
    });
    const nav = within(
      await screen.findByRole('navigation', { name: 'Monitor coverage' }),
    );
    await waitFor(() =>
      expect(
        nav.getAllByRole('link').map(({ textContent }) => textContent),
      ).toEqual([
        'Overview',
        'Heatmap',
        'Gaps',
        'Journeys',
        'Hygiene',
        'Watches',
        'Providers',
      ]),
    );
    expect(nav.getByRole('link', { name: 'Journeys' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });
});
