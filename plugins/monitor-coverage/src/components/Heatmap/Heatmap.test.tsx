import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { pageOf, PARTS } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage/parts';

describe('HeatmapPage', () => {
  const namesOfRows = () =>
    screen
      .queryAllByRole('rowheader')
      .map(header => within(header).getByRole('link').textContent);

  it('shows the rung of each signal in words, most dangerous part first', async () => {
    const listParts = jest.fn(async () => pageOf(PARTS));
    const { container } = renderMonitorCoverage(PAGE, { api: { listParts } });

    const grid = await screen.findByRole('grid', {
      name: 'Parts and their signals',
    });
    expect(listParts).toHaveBeenCalledWith(
      expect.objectContaining({ order: 'danger', limit: 50 }),
      expect.anything(),
    );
    expect(
      within(grid)
        .getAllByRole('columnheader')
        .slice(0, 5)
        .map(({ textContent }) => textContent),
    ).toEqual(['Part', 'Latency', 'Traffic', 'Errors', 'Saturation']);
    const row = within(grid)
      .getByRole('link', { name: 'Visits database (writer)' })
      .closest('tr');
    expect(
      within(row ?? grid)
        .getAllByRole('gridcell')
        .slice(0, 8)
        .map(({ textContent }) => textContent),
    ).toEqual([
      'not needed',
      'not needed',
      'Live',
      'None',
      'None',
      'Proven',
      'Routed',
      'Waived',
    ]);
    const unknown = within(grid).getByRole('link', {
      name: 'Unknown: Backlog of Visit events',
    });
    expect(unknown).toHaveTextContent('Unknown');
    expect(unknown).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visit-events-queue?signal=backlog',
    );
    expect(unknown).toHaveAttribute(
      'title',
      expect.stringContaining('There is no answer from Prometheus west'),
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('is one stop of the tab key, with arrows that pass over what is not needed', async () => {
    renderMonitorCoverage(PAGE);
    const grid = await screen.findByRole('grid');
    const first = within(grid).getByRole('link', {
      name: 'Visits database (writer)',
    });
    expect(
      within(grid)
        .getAllByRole('link')
        .filter(link => link.tabIndex === 0),
    ).toEqual([first]);

    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(
      'Series is live: Errors of Visits database (writer)',
    );
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toHaveAccessibleName(
      'Proven: Errors of Visits API',
    );
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toHaveAccessibleName('Visits API');
    await userEvent.keyboard('{End}');
    expect(document.activeElement).toHaveAccessibleName(
      'Series is live: Saturation of Visits API',
    );
  });

  it('takes its filter and order from the URL, and changes them', async () => {
    const listParts = jest.fn(async () => pageOf(PARTS.slice(0, 1)));
    renderMonitorCoverage(
      `${PAGE}?type=database&signal=saturation&signal=odd&rung=none&q=visits&order=name`,
      { api: { listParts } },
    );

    await screen.findByRole('grid');
    expect(listParts).toHaveBeenLastCalledWith(
      expect.objectContaining({
        q: 'visits',
        type: ['database'],
        signal: ['saturation'],
        rung: ['none'],
        order: 'name',
      }),
      expect.anything(),
    );
    expect(
      screen.getAllByRole('columnheader').map(({ textContent }) => textContent),
    ).toEqual(['Part', 'Saturation']);
    expect(
      await screen.findByRole('button', { name: /Saturation.*Signal/ }),
    ).toBeInTheDocument();

    const mine = screen.getByRole('button', { name: 'My teams' });
    await waitFor(() => expect(mine).toBeEnabled());
    await userEvent.click(mine);
    await waitFor(() =>
      expect(listParts).toHaveBeenLastCalledWith(
        expect.objectContaining({
          owner: ['user:default/kim', 'group:default/visits-team'],
        }),
        expect.anything(),
      ),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    await waitFor(() =>
      expect(listParts).toHaveBeenLastCalledWith(
        { limit: 50, order: 'name' },
        expect.anything(),
      ),
    );
  });

  it('turns pages on the server', async () => {
    renderMonitorCoverage(PAGE, {
      api: {
        listParts: async query =>
          query?.cursor === 'second'
            ? { items: [PARTS[1]], totalItems: 2 }
            : { items: [PARTS[0]], totalItems: 2, nextCursor: 'second' },
      },
    });
    await screen.findByRole('grid');
    expect(namesOfRows()).toEqual(['Visits database (writer)']);

    await userEvent.click(screen.getByRole('button', { name: 'Next page' }));
    await waitFor(() => expect(namesOfRows()).toEqual(['Scheduling API']));
  });

  it('says what the shapes mean', async () => {
    renderMonitorCoverage(PAGE);
    await userEvent.click(
      await screen.findByRole('button', { name: /^What the shapes mean/ }),
    );
    expect(
      screen.getByText(/because a provider of monitors does not answer/),
    ).toBeInTheDocument();
  });

  it('shows that it loads, that there is nothing, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, { api: { listParts: never } });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const listParts = async () => pageOf<never>([]);
    const empty = renderMonitorCoverage(PAGE, { api: { listParts } });
    expect(await screen.findByText('No parts yet')).toBeInTheDocument();
    empty.unmount();

    const filtered = renderMonitorCoverage(`${PAGE}?q=odd`, {
      api: { listParts },
    });
    expect(await screen.findByText('No part matches')).toBeInTheDocument();
    filtered.unmount();

    const forbidden = renderMonitorCoverage(PAGE, {
      api: { listParts: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderMonitorCoverage(PAGE, {
      api: {
        listParts: jest
          .fn(async () => pageOf(PARTS))
          .mockImplementationOnce(() => answerWith(503, 'It is away')),
      },
    });
    expect(await screen.findByText('503 It is away')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('grid')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });

    expect(
      await screen.findByLabelText(
        'Keine Regel: Sättigung von Visits database (writer)',
      ),
    ).toHaveTextContent('Keine');
  });
});
