import {
  createFrontendPlugin,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { layoutModule } from './layoutModule';

const subPage = (path: string) =>
  SubPageBlueprint.make({
    name: path,
    params: {
      path,
      title: `Tab ${path}`,
      loader: async () => <p>Content of {path}</p>,
    },
  });

const plugin = createFrontendPlugin({
  pluginId: 'example',
  title: 'Example',
  extensions: [
    PageBlueprint.make({ params: { path: '/example' } }),
    subPage('first'),
    subPage('second'),
  ],
});

describe('PortalPageLayout', () => {
  it('has the title and the tabs in a header of its own', async () => {
    renderTestApp({
      features: [layoutModule, plugin],
      initialRouteEntries: ['/example/second'],
    });
    expect(await screen.findByText('Content of second')).toBeInTheDocument();

    const header = within(screen.getByRole('banner'));
    expect(
      header.getByRole('heading', { level: 1, name: 'Example' }),
    ).toBeInTheDocument();
    expect(header.getByRole('tab', { name: 'Tab first' })).toHaveAttribute(
      'href',
      '/example/first',
    );
    expect(header.getByRole('tab', { name: 'Tab second' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });
});
