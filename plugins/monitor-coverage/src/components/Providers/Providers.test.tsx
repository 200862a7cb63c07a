import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMonitorCoverageApi } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/providers';

const fake = new FakeMonitorCoverageApi();

describe('ProvidersPage', () => {
  it('says how each provider does, with its error and its last good time', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const table = await screen.findByRole('table', {
      name: 'Where monitors are read from',
    });
    expect(rowsOf(table).slice(1)).toEqual([
      [
        expect.stringMatching(
          /^Failsprometheus-west\.example did not answer.*No Alertmanager is connected/,
        ),
        expect.stringMatching(/ hours ago$/),
        '212',
        '2',
        '15 days',
      ],
      ['Answers', expect.stringMatching(/ minutes ago$/), '34', '0', '–'],
      ['Not asked yet', 'never', '0', '0', '–'],
    ]);
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows the monitors that watch nothing', async () => {
    const listUnmatched = jest.fn(fake.listUnmatched);
    const { container } = renderMonitorCoverage(PAGE, {
      api: { listUnmatched },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: '2 of Prometheus west: show them',
      }),
    );

    const panel = within(
      await screen.findByRole('region', {
        name: 'Monitors of Prometheus west that watch no part',
      }),
    );
    expect(await panel.findByText('OldBatchFailed')).toBeInTheDocument();
    expect(panel.getByText('job=old-batch')).toBeInTheDocument();
    expect(listUnmatched).toHaveBeenCalledWith(
      'prometheus:west',
      expect.objectContaining({ limit: 50 }),
      expect.anything(),
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
    await userEvent.click(panel.getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('OldBatchFailed')).not.toBeInTheDocument();
  });

  it('asks all of them at once, and says how that went', async () => {
    const listProviders = jest.fn(fake.listProviders);
    const refresh = jest
      .fn(fake.refresh)
      .mockImplementationOnce(fake.listProviders)
      .mockImplementationOnce(() => answerWith(409, 'It is being asked'));
    renderMonitorCoverage(PAGE, { api: { listProviders, refresh } });

    const button = await screen.findByRole('button', {
      name: 'Ask all of them now',
    });
    await userEvent.click(button);
    expect(await screen.findByText('1 provider failed')).toBeInTheDocument();
    await waitFor(() => expect(listProviders).toHaveBeenCalledTimes(2));
    await userEvent.click(button);
    expect(await screen.findByText('It is being asked')).toBeInTheDocument();
  });

  it('shows that it loads, that there are none, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, {
      api: { listProviders: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderMonitorCoverage(PAGE, {
      api: { listProviders: async () => ({ items: [] }) },
    });
    expect(await screen.findByText('No providers yet')).toBeInTheDocument();
    empty.unmount();

    renderMonitorCoverage(PAGE, {
      api: { listProviders: () => answerWith(500, 'Out of order') },
    });
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });
    expect(
      await screen.findByRole('button', { name: 'Alle jetzt fragen' }),
    ).toBeInTheDocument();
  });
});
