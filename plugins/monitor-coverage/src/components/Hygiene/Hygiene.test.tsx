import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMonitorCoverageApi, pageOf } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/hygiene';

const fake = new FakeMonitorCoverageApi();

describe('HygienePage', () => {
  it('counts by kind, explains each of them, and says what to do', async () => {
    const listFindings = jest.fn(fake.listFindings);
    const { container } = renderMonitorCoverage(PAGE, {
      api: { listFindings },
    });

    const kind = await screen.findByRole('button', { name: /Cannot fire/ });
    expect(kind).toHaveTextContent(
      '1Cannot fireThe series that it reads does not exist.',
    );
    expect(kind).toHaveAttribute('aria-pressed', 'false');
    expect(screen.getByRole('button', { name: /Flapping/ })).toHaveTextContent(
      /^0/,
    );
    await userEvent.click(kind);
    await waitFor(() =>
      expect(listFindings).toHaveBeenLastCalledWith(
        expect.objectContaining({ kind: ['cannot-fire'] }),
        expect.anything(),
      ),
    );
    expect(
      screen.getByText(/What to do: Install the exporter/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Cannot fire/ })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('lists the monitors with what they watch and whose they are', async () => {
    renderMonitorCoverage(PAGE);

    const table = await screen.findByRole('table', {
      name: 'What is wrong with monitors',
    });
    expect(
      within(table)
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('VisitsDbErrors'),
      expect.stringContaining('VisitsDbReplicationLag'),
      expect.stringContaining('SlotsCacheEvictions'),
    ]);
    expect(rowsOf(table)[1][1]).toBe('Visits database (writer)');
    expect(rowsOf(table)[3]).toEqual([
      'Cannot fireWhat it reads is not measured: it cannot fire',
      'no part that was found',
      'No owner',
      '9 days ago',
    ]);
  });

  it('shows that it loads, that all is tidy, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, {
      api: { listFindings: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const listFindings = async () => ({ ...pageOf<never>([]), counts: {} });
    const tidy = renderMonitorCoverage(PAGE, { api: { listFindings } });
    expect(
      await screen.findByText('All monitors are tidy'),
    ).toBeInTheDocument();
    tidy.unmount();

    const none = renderMonitorCoverage(`${PAGE}?kind=flapping`, {
      api: { listFindings },
    });
    expect(await screen.findByText('Nothing of that kind')).toBeInTheDocument();
    none.unmount();

    renderMonitorCoverage(PAGE, {
      api: { listFindings: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });
    expect(
      await screen.findByRole('button', { name: /Lange stumm/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'Er ist für die Dauer von 365 Tagen stumm, vom 18. Sept. 2026 bis zum 18. Sept. 2027',
      ),
    ).toBeInTheDocument();
  });
});
