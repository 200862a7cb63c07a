import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderMonitorCoverage } from './__testUtils__';

const DENIED = [
  'monitor-coverage.match.decide',
  'monitor-coverage.proposal.create',
  'monitor-coverage.watch.create',
  'monitor-coverage.provider.manage',
];

// What the person may do is remembered for a moment from one page to the next,
// which is why these tests are together and apart from the others.
describe('without permissions', () => {
  const open = (path: string) =>
    renderMonitorCoverage(`/monitor-coverage/${path}`, { denied: DENIED });

  it('matches cannot be decided and nothing proposed, and the page says why', async () => {
    open('parts/resource/default/visits-db?signal=errors');

    expect(
      await screen.findByText(
        /Only its owners may confirm or reject a match\./,
      ),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Monitors' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('region', { name: 'Proposed rules' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^(Confirm|Propose)/ }),
    ).not.toBeInTheDocument();
  });

  it('a watch cannot be recorded, and the dialog says why', async () => {
    open('watches');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'I looked: Visits database (writer)',
      }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByText(/^Only the owners of a part may record/),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('radio', { name: 'All well' }));
    expect(dialog.getByRole('button', { name: 'Record it' })).toBeDisabled();
  });

  it('providers are not shown', async () => {
    open('providers');

    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Providers' }),
    ).not.toBeInTheDocument();
  });
});
