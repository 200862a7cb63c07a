import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMonitorCoverageApi, GAPS, pageOf } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/gaps';

const fake = new FakeMonitorCoverageApi();

describe('GapsPage', () => {
  const findTable = () =>
    screen.findByRole('table', { name: 'Signals nobody would hear of' });

  it('lists what endangers most first, with why and whose it is', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const rows = within(await findTable()).getAllByRole('row');
    expect(rows).toHaveLength(GAPS.length + 1);
    const first = within(rows[1]);
    expect(
      first.getByRole('link', { name: 'Visits database (writer)' }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db?signal=utilisation',
    );
    expect(first.getByText('database · Tier 1')).toBeInTheDocument();
    expect(first.getByText('No monitor watches it')).toBeInTheDocument();
    expect(first.getByText('9 parts need it')).toBeInTheDocument();
    expect(first.getByRole('link', { name: 'See a doctor' })).toHaveAttribute(
      'href',
      '/monitor-coverage/journeys/see-a-doctor',
    );
    expect(rows[7]).toHaveTextContent('No owner');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('counts by owner, and leads to the gaps of one', async () => {
    const listGaps = jest.fn(fake.listGaps);
    renderMonitorCoverage(PAGE, { api: { listGaps } });

    const owners = within(await screen.findByRole('table', { name: 'Owner' }));
    // Who has no gap is not bothered.
    expect(owners.getAllByRole('rowheader')).toHaveLength(1);
    await userEvent.click(owners.getByRole('link', { name: 'Visits' }));

    await waitFor(() =>
      expect(listGaps).toHaveBeenLastCalledWith(
        expect.objectContaining({ owner: ['group:default/visits-team'] }),
        expect.anything(),
      ),
    );
    expect(
      screen.queryByRole('table', { name: 'Owner' }),
    ).not.toBeInTheDocument();
  });

  it('asks only for what the list understands', async () => {
    const listGaps = jest.fn(fake.listGaps);
    renderMonitorCoverage(`${PAGE}?signal=errors&rung=none`, {
      api: { listGaps },
    });
    await findTable();
    expect(listGaps).toHaveBeenLastCalledWith(
      { signal: ['errors'], limit: 50 },
      expect.anything(),
    );
  });

  it('shows that it loads, that there is none, and what went wrong', async () => {
    const listRollUps = async () => ({ items: [] });
    const loading = renderMonitorCoverage(PAGE, {
      api: { listGaps: never, listRollUps },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderMonitorCoverage(PAGE, {
      api: { listGaps: async () => pageOf<never>([]), listRollUps },
    });
    expect(await screen.findByText('No gap')).toBeInTheDocument();
    empty.unmount();

    const none = renderMonitorCoverage(`${PAGE}?q=odd`, {
      api: { listGaps: async () => pageOf<never>([]) },
    });
    expect(await screen.findByText('No gap matches')).toBeInTheDocument();
    none.unmount();

    renderMonitorCoverage(PAGE, {
      api: { listGaps: () => answerWith(503, 'It is away'), listRollUps },
    });
    expect(await screen.findByText('503 It is away')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });
    expect(
      await screen.findByText('Signale, von denen niemand hören würde'),
    ).toBeInTheDocument();
  });
});
