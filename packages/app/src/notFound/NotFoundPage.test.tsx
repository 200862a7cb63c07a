import { renderTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { notFoundModule } from './notFoundModule';

describe('NotFoundPage', () => {
  it('shows where there is no page, and leads on', async () => {
    renderTestApp({
      features: [notFoundModule],
      initialRouteEntries: ['/nowhere'],
    });
    expect(
      await screen.findByRole('heading', {
        name: 'There is nothing at this address',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'To the home page' }),
    ).toHaveAttribute('href', '/');
  });
});
