import {
  mockApis,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder-react';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { PLAN } from './__fixtures__/plan';
import { TEMPLATE } from './__fixtures__/template';
import { FakeScaffolder } from './__testUtils__';
import goldenPathPlugin from './index';

const BACKEND = 'http://localhost:7007/api/golden-path';

describe('goldenPathPlugin', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  it('asks the backend over HTTP', async () => {
    const planned: unknown[] = [];
    server.use(
      http.get(`${BACKEND}/templates/service-node`, () =>
        HttpResponse.json(TEMPLATE),
      ),
      http.get(`${BACKEND}/hosts`, () => HttpResponse.json({ items: [] })),
      http.put(`${BACKEND}/visits/:id`, () => HttpResponse.json({})),
      http.post(`${BACKEND}/preflight`, () =>
        HttpResponse.json({ ok: true, findings: [] }),
      ),
      http.post(`${BACKEND}/plans`, async ({ request }) => {
        planned.push(await request.json());
        return HttpResponse.json(PLAN);
      }),
    );
    renderTestApp({
      features: [goldenPathPlugin],
      initialRouteEntries: ['/golden-path/new/service-node'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      apis: [
        [catalogApiRef, catalogApiMock()],
        [scaffolderApiRef, new FakeScaffolder()],
        mockApis.identity({ userEntityRef: 'user:default/kim' }),
      ],
    });

    await userEvent.type(await screen.findByLabelText(/^Name/), 'visits-api');
    await userEvent.type(
      screen.getByLabelText(/^Description/),
      'Who comes, and when',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'See the plan' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Create' })).toBeEnabled(),
    );
    expect(planned).toEqual([
      {
        template: 'service-node',
        answers: {
          name: 'visits-api',
          description: 'Who comes, and when',
          dataClass: 'internal',
        },
      },
    ]);
  });
});
