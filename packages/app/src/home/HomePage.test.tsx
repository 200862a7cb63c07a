import { type Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';
import {
  createFrontendModule,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import homePlugin from '@backstage/plugin-home/alpha';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import goldenPathPlugin from '@guildhall/plugin-golden-path';
import scorecardsPlugin from '@guildhall/plugin-scorecards';
import { screen, within } from '@testing-library/react';
import { homeModule } from './homeModule';

const entity = (kind: string, name: string, owner: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name, namespace: 'default', description: `About ${name}` },
  spec: { type: 'service', owner },
  relations: [{ type: RELATION_OWNED_BY, targetRef: owner }],
});

const widget = (name: string, defaultColumns: number) =>
  HomePageWidgetBlueprint.make({
    name,
    params: {
      title: `The ${name} widget`,
      layout: { width: { defaultColumns } },
      components: async () => ({
        Content: () => <p>Content of {name}</p>,
        Actions: () => <button>Act on {name}</button>,
      }),
    },
  });

const widgetsModule = createFrontendModule({
  pluginId: 'home',
  extensions: [widget('narrow', 4), widget('wide', 12)],
});

function renderHomePage(entities: Entity[]) {
  renderTestApp({
    features: [homePlugin, homeModule, widgetsModule],
    initialRouteEntries: ['/home'],
    mountedRoutes: {
      '/catalog': catalogPlugin.routes.catalogIndex,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
      '/golden-path': goldenPathPlugin.routes.root,
      '/scorecards': scorecardsPlugin.routes.root,
    },
    config: {
      app: {
        extensions: [
          'most-visited',
          'random-joke',
          'recently-visited',
          'starred-entities',
          'toolkit',
          'world-clock',
        ].map(name => ({ [`home-page-widget:home/${name}`]: false })),
      },
    },
    apis: [
      [catalogApiRef, catalogApiMock({ entities })],
      [
        identityApiRef,
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/team-a'],
          displayName: 'Ada Byron',
        }),
      ],
    ],
  });
}

describe('HomePage', () => {
  it('greets, and shows what is owned beside the widgets of plugins', async () => {
    renderHomePage([
      entity('Component', 'visits', 'group:default/team-a'),
      entity('System', 'care', 'user:default/ada'),
      entity('Component', 'billing', 'group:default/team-b'),
    ]);

    expect(
      await screen.findByRole('heading', { level: 1, name: /^Good .*, Ada$/ }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'You and your teams look after 2 services and systems.',
      ),
    ).toBeInTheDocument();

    const owned = await screen.findByRole('grid', { name: 'Your services' });
    expect(
      within(owned)
        .getAllByRole('row')
        .map(row => row.getAttribute('data-href')),
    ).toEqual([
      '/catalog/default/component/visits',
      '/catalog/default/system/care',
    ]);
    expect(
      screen.getByRole('link', { name: 'Show all in the catalog' }),
    ).toHaveAttribute('href', '/catalog?filters[user]=owned');
    expect(
      screen.getByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/golden-path');

    expect(
      screen.getByRole('link', { name: 'Health of the data' }),
    ).toHaveAttribute('href', '/scorecards/health');

    expect(await screen.findByText('Content of narrow')).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Act on wide' }),
    ).toBeInTheDocument();
    const headings = screen
      .getAllByRole('heading', { level: 2 })
      .map(heading => heading.textContent);
    expect(headings.slice(0, 3)).toEqual([
      'The wide widget',
      'Your services',
      'Shortcuts',
    ]);
    expect(headings).toContain('The narrow widget');
  });

  it('says what to do where nothing is owned', async () => {
    renderHomePage([]);
    expect(await screen.findByText('Nothing here yet')).toBeInTheDocument();
    expect(
      screen.getByText('Nothing in the catalog is yours yet.'),
    ).toBeInTheDocument();
  });
});
