import {
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { FakeScorecardsApi } from './__fixtures__';
import { ScorecardsSearchResultListItem } from './components/SearchResult';
import scorecardsPlugin from './index';

const BACKEND = 'http://localhost:7007/api/scorecards';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'billing-api', namespace: 'default' },
};

describe('scorecardsPlugin', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('asks the backend over HTTP, with the filter of the page', async () => {
    const fake = new FakeScorecardsApi();
    const asked: string[] = [];
    server.use(
      http.get(`${BACKEND}/scorecards`, async ({ request }) => {
        asked.push(new URL(request.url).search);
        return HttpResponse.json(await fake.listScorecards());
      }),
      http.get(`${BACKEND}/movements`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'no' } },
          { status: 403 },
        ),
      ),
    );
    renderTestApp({
      features: [scorecardsPlugin],
      initialRouteEntries: [
        '/scorecards?owner=group:default/a&owner=group:default/b',
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [catalogApiRef, catalogApiMock()],
        mockApis.identity({ userEntityRef: 'user:default/kim' }),
      ],
    });

    expect(
      await screen.findByRole('link', { name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(asked[0]).toBe(
      '?owner=group%3Adefault%2Fa&owner=group%3Adefault%2Fb&limit=200',
    );
    // What one request may not see does not take the others away.
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it.each([
    ['Component', true],
    ['User', false],
  ])('puts a tab and a card on the page of a %s: %s', async (kind, isThere) => {
    server.use(
      http.get(`${BACKEND}/entities/:kind/:namespace/:name`, () =>
        HttpResponse.json({ ladders: [], verdicts: [] }),
      ),
    );
    renderTestApp({
      features: [scorecardsPlugin],
      extensions: [createTestEntityPage({ entity: { ...ENTITY, kind } })],
    });

    expect(
      await (isThere
        ? screen.findAllByText('Scorecards')
        : screen.findByTestId('empty-entity-page')),
    ).toBeTruthy();
  });

  it('shows what search finds, with what was searched for marked', async () => {
    const document = {
      title: 'A runbook says what to do',
      text: 'Why it matters',
      location: '/scorecards/readiness?status=fail&check=has-runbook',
      what: 'check',
      name: 'has-runbook',
      owner: 'group:default/reliability',
      scorecard: 'Production readiness',
    };
    const { container } = renderInTestApp(
      <>
        <ScorecardsSearchResultListItem
          highlight={{
            preTag: '<m>',
            postTag: '</m>',
            fields: { title: 'A <m>runbook</m> says what to do' },
          }}
          result={document}
        />
        <ScorecardsSearchResultListItem
          result={{ title: 'Of another type', text: '', location: '/' }}
        />
      </>,
      { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
    );
    expect(
      await screen.findByRole('link', { name: document.title }),
    ).toHaveAttribute('href', document.location);
    expect(container.querySelector('mark')).toHaveTextContent('runbook');
    expect(screen.getByText('Check')).toBeInTheDocument();
    expect(screen.getByText('On “Production readiness”')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'reliability' })).toHaveAttribute(
      'href',
      '/catalog/default/group/reliability',
    );
    expect(screen.queryByText('Of another type')).not.toBeInTheDocument();
  });
});
