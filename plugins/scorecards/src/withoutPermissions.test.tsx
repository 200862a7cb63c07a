import { screen, waitFor } from '@testing-library/react';
import { renderEntityPage, renderScorecards } from './__testUtils__';
import { EntityScorecardsContent } from './components/EntityScorecards';

// In a file of its own, because permissions are kept for the next test.
describe('whoever may only read', () => {
  it('is offered no campaign to start', async () => {
    renderScorecards('/scorecards/campaigns', { isAllowed: false });

    await screen.findByRole('link', { name: 'Bronze for every component' });
    await waitFor(() =>
      expect(
        screen.queryByRole('link', { name: 'Start a campaign' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('is offered no exemption to ask for', async () => {
    renderEntityPage(
      '/catalog/default/component/billing-api?check=tests',
      <EntityScorecardsContent />,
      { isAllowed: false },
    );
    await screen.findByRole('rowheader', { name: 'testFiles' });
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'Ask for an exemption' }),
      ).not.toBeInTheDocument(),
    );
  });
});
