import { screen } from '@testing-library/react';
import { renderScorecards } from '../../__testUtils__';

// Apart from the other tests: what somebody may do is remembered between them.
describe('CampaignFormPage', () => {
  it('says before the form that somebody may not start one', async () => {
    renderScorecards('/scorecards/campaigns/new', { isAllowed: false });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.queryByRole('textbox', { name: /^Title/ }),
    ).not.toBeInTheDocument();
  });
});
