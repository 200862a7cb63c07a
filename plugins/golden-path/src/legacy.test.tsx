import { FlatRoutes } from '@backstage/core-app-api';
import { identityApiRef, storageApiRef } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  createScaffolderFieldExtension,
  ScaffolderFieldExtensions,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { findAccessibilityViolations } from '@guildhall/plugin-guildhall-react/testUtils';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route } from 'react-router-dom';
import { MANIFEST, TEMPLATE } from './__fixtures__/template';
import { FakeScaffolder } from './__testUtils__';
import { goldenPathApiRef, goldenPathPlugin, GoldenPathPage } from './legacy';

const ColourFieldExtension = goldenPathPlugin.provide(
  createScaffolderFieldExtension({
    name: 'Colour',
    component: () => <p>Any colour</p>,
  }),
);

describe('the old front-end system', () => {
  it('has the pages, and the fields that are put into their route', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.getTemplateParameterSchema.mockResolvedValue({
      ...MANIFEST,
      steps: [
        {
          title: 'How does it look?',
          schema: {
            type: 'object',
            properties: {
              name: {
                type: 'string',
                title: 'Name',
                'ui:field': 'ServiceName',
              },
              colour: { type: 'string', 'ui:field': 'Colour' },
            },
          },
        },
      ],
    });
    const { container } = await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            goldenPathApiRef,
            {
              listTemplates: async () => ({ items: [TEMPLATE], totalItems: 1 }),
              getTemplate: async () => TEMPLATE,
              recordVisit: async () => {},
            },
          ],
          [scaffolderApiRef, scaffolder],
          [storageApiRef, mockApis.storage()],
          [catalogApiRef, catalogApiMock()],
          [permissionApiRef, mockApis.permission()],
          [
            identityApiRef,
            mockApis.identity({ userEntityRef: 'user:default/kim' }),
          ],
          [toastApiRef, { post: () => ({ close() {} }) }],
        ]}
      >
        <FlatRoutes>
          <Route element={<GoldenPathPage />} path="/golden-path">
            <ScaffolderFieldExtensions>
              <ColourFieldExtension />
            </ScaffolderFieldExtensions>
          </Route>
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/golden-path'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );

    await userEvent.click(
      await screen.findByRole('link', { name: 'Start: Node.js service' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'How does it look?' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Any colour')).toBeInTheDocument();
    expect(screen.getByLabelText('Name')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });
});
