import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  FakeMonitorCoverageApi,
  pageOf,
  SUMMARY,
  TREND,
} from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';

const PAGE = '/monitor-coverage';

const NOTHING = { none: 0, rule: 0, live: 0, routed: 0, proven: 0, unknown: 0 };

const fake = new FakeMonitorCoverageApi();

describe('OverviewPage', () => {
  it('says first which parts nobody watches', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    await screen.findByRole('region', { name: 'Parts nobody watches' });
    const regions = within(screen.getByRole('main')).getAllByRole('region');
    expect(regions[0]).toHaveAccessibleName('Parts nobody watches');
    const unwatched = within(regions[0]);
    expect(unwatched.getAllByRole('link')[1]).toHaveAccessibleName(
      'Visits database (writer)',
    );
    expect(unwatched.getAllByRole('link')[1]).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db',
    );
    expect(
      unwatched.getByText('database · 9 parts need it'),
    ).toBeInTheDocument();
    expect(unwatched.getByRole('link', { name: 'All 9 gaps' })).toHaveAttribute(
      'href',
      '/monitor-coverage/gaps',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('counts, and each number leads to what it counts', async () => {
    renderMonitorCoverage(`${PAGE}?owner=group:default/visits-team`);

    const numbers = within(
      await screen.findByRole('list', { name: 'In numbers' }),
    );
    expect(
      numbers
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Gaps', '/monitor-coverage/gaps?owner=group%3Adefault%2Fvisits-team'],
      [
        'Unknown',
        '/monitor-coverage/parts?owner=group%3Adefault%2Fvisits-team&rung=unknown',
      ],
      [
        'Overdue watches',
        '/monitor-coverage/watches?overdue=true&owner=group%3Adefault%2Fvisits-team',
      ],
      [
        'Findings',
        '/monitor-coverage/hygiene?owner=group%3Adefault%2Fvisits-team',
      ],
    ]);
    expect(numbers.getByText('Without a policy')).toBeInTheDocument();
    // Systems and policy are about all parts.
    expect(
      screen.queryByRole('region', { name: 'By system' }),
    ).not.toBeInTheDocument();
  });

  it('shows how far signals are watched, and the trend as a table too', async () => {
    renderMonitorCoverage(PAGE);

    const rungs = await screen.findByRole('list', { name: 'Signals by rung' });
    expect(rungs).toHaveTextContent(
      'Proven8Reaches its owner6Series is live2Rule exists2Unknown2No rule5',
    );
    const trend = await screen.findByRole('table', {
      name: 'Trend as a table',
    });
    expect(rowsOf(trend)).toHaveLength(TREND.items.length + 1);
    expect(rowsOf(trend)[30]).toEqual(['10', '9', '3', '2', '2', '5']);
  });

  it('rolls up by system and by domain, with the weakest link', async () => {
    const listRollUps = jest.fn(fake.listRollUps);
    renderMonitorCoverage(PAGE, { api: { listRollUps } });

    const systems = await screen.findByRole('table', { name: 'System' });
    expect(
      within(systems).getByRole('link', { name: 'Visits' }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts?system=system%3Adefault%2Fvisits',
    );
    expect(
      within(systems).getByRole('link', { name: 'Visits database (writer)' }),
    ).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/visits-db?signal=saturation',
    );
    await userEvent.click(screen.getByRole('radio', { name: 'Domain' }));
    await waitFor(() =>
      expect(listRollUps).toHaveBeenLastCalledWith(
        { by: 'domain' },
        expect.anything(),
      ),
    );
  });

  it('shows what the policy asks for, and what of it is not understood', async () => {
    renderMonitorCoverage(PAGE);

    const policy = await screen.findByRole('region', {
      name: 'What the policy asks for',
    });
    expect(
      await within(policy).findByText(/there is no signal "speed"/),
    ).toHaveTextContent('examples/monitoring/policy.yaml, line 12');
    expect(rowsOf(within(policy).getByRole('table'))[2]).toEqual([
      'Component: library',
      'nothing',
      '4',
    ]);
  });

  it('shows that it loads, that all is watched, that nothing is known, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, { api: { getSummary: never } });
    expect(
      (await screen.findAllByRole('status', { name: 'Loading' })).length,
    ).toBeGreaterThan(0);
    loading.unmount();

    const watched = renderMonitorCoverage(PAGE, {
      api: {
        getSummary: async () => ({
          ...SUMMARY,
          cells: { ...SUMMARY.cells, unknown: 0 },
          gaps: 0,
        }),
        listParts: async () => pageOf<never>([]),
      },
    });
    expect(
      await screen.findByText('Every part is watched'),
    ).toBeInTheDocument();
    watched.unmount();

    // Nothing is called good because nothing is known.
    const empty = renderMonitorCoverage(PAGE, {
      api: {
        getSummary: async () => ({
          ...SUMMARY,
          parts: 0,
          cells: NOTHING,
          gaps: 0,
          refreshedAt: undefined,
        }),
        listParts: async () => pageOf<never>([]),
        getTrend: async () => ({ items: [] }),
        listRollUps: async () => ({ items: [] }),
        getPolicy: async () => ({ rules: [], problems: [] }),
      },
    });
    expect(await screen.findByText('Nothing to watch yet')).toBeInTheDocument();
    expect(
      screen.getByText(/Monitors have not been read yet\./),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^The trend needs two days/),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^No policy yet/)).toBeInTheDocument();
    empty.unmount();

    const forbidden = renderMonitorCoverage(PAGE, {
      api: { getSummary: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderMonitorCoverage(PAGE, {
      api: { getTrend: () => answerWith(500, 'No days') },
    });
    expect(await screen.findByText('500 No days')).toBeInTheDocument();
    // What one request may not see does not take the others away.
    expect(screen.getByText('Scheduling API')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });

    expect(
      await screen.findByText('Teile, die niemand bewacht'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('database · 9 Teile brauchen ihn'),
    ).toBeInTheDocument();
  });
});
