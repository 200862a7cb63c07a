import {
  createFrontendPlugin,
  createRouteRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { navModule } from './navModule';

const page = (pluginId: string, path: string) =>
  createFrontendPlugin({
    pluginId,
    title: `Title of ${pluginId}`,
    icon: <svg />,
    extensions: [
      PageBlueprint.make({
        params: {
          path,
          routeRef: createRouteRef(),
          loader: async () => <p>Page of {pluginId}</p>,
        },
      }),
    ],
  });

describe('PortalSidebar', () => {
  it('orders the pages that are installed, and leaves out helpers', async () => {
    renderTestApp({
      features: [
        navModule,
        page('scaffolder', '/create'),
        page('golden-path', '/golden-path'),
        page('scorecards', '/scorecards'),
        page('monitor-coverage', '/monitor-coverage'),
        page('catalog-import', '/catalog-import'),
        page('catalog', '/catalog'),
        page('home', '/home'),
      ],
      initialRouteEntries: ['/home'],
    });

    expect(await screen.findByText('Page of home')).toBeInTheDocument();
    const sidebar = within(
      screen.getByRole('navigation', { name: 'sidebar nav' }),
    );
    expect(
      sidebar
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Guildhall', '/'],
      ['Home', '/home'],
      ['Catalog', '/catalog'],
      ['Golden path', '/golden-path'],
      ['Create', '/create'],
      ['Monitors', '/monitor-coverage'],
      ['Title of scorecards', '/scorecards'],
    ]);
    expect(sidebar.getByRole('link', { name: 'Home' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    for (const group of ['Software', 'Build', 'Improve']) {
      expect(sidebar.getByText(group)).toBeInTheDocument();
    }
  });
});
