import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMonitorCoverageApi, pageOf, VISITS_DB } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/watches';

const fake = new FakeMonitorCoverageApi();

describe('WatchesPage', () => {
  const openDialog = async () => {
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'I looked: Visits database (writer)',
      }),
    );
    return within(
      await screen.findByRole('dialog', {
        name: 'You looked at the monitors of Visits database (writer)',
      }),
    );
  };

  it('has a queue, and who looked lately', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const queue = await screen.findByRole('table', { name: 'To be looked at' });
    const rows = within(queue).getAllByRole('row');
    expect(rows[1]).toHaveTextContent(/^Visits database \(writer\)database/);
    expect(rows[1]).toHaveTextContent('Overdue');
    expect(rows[1]).toHaveTextContent('never');
    expect(rows[2]).not.toHaveTextContent('Overdue');
    const lately = screen.getByRole('region', { name: 'Lately looked at' });
    expect(
      await within(lately).findByRole('link', { name: 'visits-db' }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows only what is overdue, and only mine', async () => {
    const listDueWatches = jest.fn(fake.listDueWatches);
    renderMonitorCoverage(`${PAGE}?overdue=true`, { api: { listDueWatches } });

    await screen.findByRole('table', { name: 'To be looked at' });
    expect(listDueWatches).toHaveBeenLastCalledWith(
      expect.objectContaining({ overdue: 'true' }),
      expect.anything(),
    );
    const only = screen.getByRole('button', { name: 'Only overdue' });
    expect(only).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(only);
    await waitFor(() =>
      expect(listDueWatches).toHaveBeenLastCalledWith(
        { limit: 50 },
        expect.anything(),
      ),
    );
  });

  it('records that I looked, with what I saw', async () => {
    const createWatch = jest.fn(fake.createWatch);
    const listDueWatches = jest.fn(fake.listDueWatches);
    const listWatches = jest.fn(fake.listWatches);
    renderMonitorCoverage(PAGE, {
      api: { createWatch, listDueWatches, listWatches },
    });

    const dialog = await openDialog();
    expect(await dialog.findByText('Saturation')).toBeInTheDocument();
    const record = dialog.getByRole('button', { name: 'Record it' });
    expect(record).toBeDisabled();
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Something has to follow' }),
    );
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^What did you see/ }),
      '  Add a CPU alert ',
    );
    expect(
      await findAccessibilityViolations(screen.getByRole('dialog')),
    ).toEqual([]);
    await userEvent.click(record);

    expect(
      await screen.findByText(
        'Recorded: you looked at Visits database (writer)',
      ),
    ).toBeInTheDocument();
    expect(createWatch).toHaveBeenCalledWith({
      entityRef: VISITS_DB,
      outcome: 'follow-up',
      note: 'Add a CPU alert',
    });
    await waitFor(() => expect(listDueWatches).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(listWatches).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('stays open, and says why, when that fails', async () => {
    renderMonitorCoverage(PAGE, {
      api: { createWatch: () => answerWith(403, 'It is not yours') },
    });
    const dialog = await openDialog();
    await userEvent.click(dialog.getByRole('radio', { name: 'All well' }));
    await userEvent.click(dialog.getByRole('button', { name: 'Record it' }));

    expect(await screen.findByText('It is not yours')).toBeInTheDocument();
    expect(screen.getByRole('dialog')).toBeInTheDocument();
  });

  it('shows that it loads, that nothing is due, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, {
      api: { listDueWatches: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderMonitorCoverage(PAGE, {
      api: {
        listDueWatches: async () => pageOf<never>([]),
        listWatches: async () => pageOf<never>([]),
      },
    });
    expect(await screen.findByText('Nothing is due')).toBeInTheDocument();
    expect(
      await screen.findByText('Nobody has looked yet.'),
    ).toBeInTheDocument();
    empty.unmount();

    renderMonitorCoverage(PAGE, {
      api: { listDueWatches: () => answerWith(500, 'Out of order') },
    });
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });
    expect(
      await screen.findByRole('button', {
        name: 'Angeschaut: Visits database (writer)',
      }),
    ).toBeInTheDocument();
  });
});
