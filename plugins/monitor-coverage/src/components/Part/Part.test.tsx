import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeMonitorCoverageApi, PART, VISITS_DB } from '../../__fixtures__';
import { renderMonitorCoverage } from '../../__testUtils__';
import { EntityMonitorCoverageCard } from './EntityMonitorCoverageCard';
import { EntityMonitorCoverageContent } from './EntityMonitorCoverageContent';

const PAGE = '/monitor-coverage/parts/resource/default/visits-db';
const ENTITY = '/catalog/default/resource/visits-db';

const fake = new FakeMonitorCoverageApi();

describe('PartPage', () => {
  const findSignal = (name: RegExp) => screen.findByRole('button', { name });
  const openSignal = async (name: RegExp) => {
    const signal = await findSignal(name);
    await userEvent.click(signal);
    return within(signal.parentElement ?? signal);
  };

  it('answers at a glance whether it is watched, heard and looked at', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const answers = within(
      await screen.findByRole('list', { name: 'At a glance' }),
    );
    expect(
      answers.getAllByRole('listitem').map(({ textContent }) => textContent),
    ).toEqual([
      'Is it watched?Partly3 of 5 signals are really measured by a monitor',
      'Does anyone hear it?Partly2 of 5 signals reach a receiver with an owner',
      expect.stringMatching(
        /^Does anyone look\?NoNobody has ever looked, was due .* ago\. It is the turn of kim\.$/,
      ),
    ]);
    expect(
      screen.getByRole('heading', { name: 'Visits database (writer)' }),
    ).toBeInTheDocument();
    expect(screen.getByText('Databases')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it.each([
    [
      'unknown is neither yes nor no',
      'visit-events-queue',
      [
        'Is it watched?Unknown0 of 3 signals are really measured by a monitor2 more are unknown at the moment',
        'Does anyone hear it?Unknown0 of 3 signals reach a receiver with an owner2 more are unknown at the moment',
      ],
    ],
    [
      'all of it is a yes',
      'session-cache',
      [
        'Is it watched?Yes3 of 3 signals are really measured by a monitor',
        'Does anyone hear it?Yes3 of 3 signals reach a receiver with an owner',
      ],
    ],
  ])('%s', async (_, name, expected) => {
    renderMonitorCoverage(`/monitor-coverage/parts/resource/default/${name}`);

    const answers = within(
      await screen.findByRole('list', { name: 'At a glance' }),
    );
    expect(
      answers
        .getAllByRole('listitem')
        .slice(0, 2)
        .map(({ textContent }) => textContent),
    ).toEqual(expected);
  });

  it('shows each signal as a ladder, worst first, and opens the worst gap', async () => {
    renderMonitorCoverage(PAGE);

    const signals = within(
      await screen.findByRole('region', { name: 'Signals that it needs' }),
    );
    expect(
      signals
        .getAllByRole('img')
        .map(ladder => ladder.getAttribute('aria-label')),
    ).toEqual([
      'Utilisation: No rule, step 0 of 4',
      'Saturation: No rule, step 0 of 4',
      'Errors: Series is live, step 2 of 4',
      'Replication lag: Reaches its owner, step 3 of 4',
      'Connections: Proven, step 4 of 4',
      'Storage: No rule, step 0 of 4',
    ]);
    expect(await findSignal(/^Utilisation/)).toHaveAttribute(
      'aria-expanded',
      'true',
    );
    expect(await findSignal(/^Saturation/)).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(
      signals.getByText(/^Waived until .*The volume grows by itself\.$/),
    ).toBeInTheDocument();
    expect(
      signals.getByText('No monitor was found for this signal.'),
    ).toBeInTheDocument();
  });

  it('offers a rule and its test for a gap, ready to copy', async () => {
    const copied = jest.fn();
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockImplementation(async text => copied(text));
    const listSuggestions = jest.fn(fake.listSuggestions);
    const { container } = renderMonitorCoverage(`${PAGE}?signal=saturation`, {
      api: { listSuggestions },
    });

    const suggestion = within(
      await screen.findByRole('region', {
        name: 'A rule for Saturation',
      }),
    );
    expect(
      await suggestion.findByText(/alert: VisitsDbSaturated/),
    ).toBeInTheDocument();
    expect(listSuggestions).toHaveBeenCalledTimes(1);
    expect(listSuggestions).toHaveBeenCalledWith(
      { part: VISITS_DB, signal: 'saturation' },
      expect.anything(),
    );
    expect(
      within(suggestion.getByRole('list', { name: 'Metrics that it reads' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'node_load1 is there',
      'node_pressure_cpu_waiting_seconds_total is not there yet',
      'pg_stat_activity_count nobody can tell',
    ]);
    expect(
      suggestion.getByText('Run node_exporter on the machine of the database.'),
    ).toBeInTheDocument();

    await user.click(
      suggestion.getByRole('button', {
        name: 'Copy: visits-db-saturation.yaml',
      }),
    );
    expect(await suggestion.findByText('Copied')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says how each monitor was found, how far it gets and what is wrong with it', async () => {
    const { container } = renderMonitorCoverage(PAGE);

    const errors = await openSignal(/^Errors/);
    const monitor = errors.getByRole('list', { name: 'Monitors' });
    expect(monitor).toHaveTextContent('It selects db="visits"');
    expect(monitor).toHaveTextContent('Goes tonobody, which sends nowhere');
    expect(monitor).toHaveTextContent('Firingsince 4 days ago');
    expect(monitor).toHaveTextContent('Goes nowhereFiring for days');
    expect(monitor).toHaveTextContent(
      'Not sentat the times weekends, while there is an alert with severity="page"',
    );
    expect(
      within(monitor).getByRole('link', { name: 'VisitsDbErrors' }),
    ).toHaveAttribute('href', 'https://git.example/VisitsDbErrors');

    const lag = await openSignal(/^Replication lag/);
    expect(lag.getByRole('list', { name: 'Monitors' })).toHaveTextContent(
      /Silenced until.*in 9 months|in 10 months/,
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('lets an owner confirm, reject and take back', async () => {
    const decideMatch = jest.fn(fake.decideMatch);
    const getPart = jest.fn(fake.getPart);
    renderMonitorCoverage(PAGE, { api: { decideMatch, getPart } });
    const errors = await openSignal(/^Errors/);

    await userEvent.click(
      errors.getByRole('button', {
        name: 'Confirm: VisitsDbErrors watches Errors',
      }),
    );
    expect(
      await screen.findByText('VisitsDbErrors is confirmed'),
    ).toBeInTheDocument();
    expect(decideMatch).toHaveBeenLastCalledWith({
      provider: 'west',
      monitor: 'monitoring/rules/visits.yaml#visits#VisitsDbErrors',
      entityRef: VISITS_DB,
      signal: 'errors',
      decision: 'confirm',
      note: undefined,
    });
    await waitFor(() => expect(getPart).toHaveBeenCalledTimes(2));

    await userEvent.click(
      errors.getByRole('button', {
        name: 'Reject: VisitsDbErrors does not watch Errors',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'VisitsDbErrors does not watch Errors of Visits database (writer)',
    });
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Why not/ }),
      'Another database',
    );
    expect(await findAccessibilityViolations(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'It does not' }),
    );
    await waitFor(() =>
      expect(decideMatch).toHaveBeenLastCalledWith(
        expect.objectContaining({
          decision: 'reject',
          note: 'Another database',
        }),
      ),
    );

    const utilisation = within(
      (await findSignal(/^Utilisation/)).parentElement ?? document.body,
    );
    expect(
      utilisation.getByText(/That is the machine of the reader/),
    ).toBeInTheDocument();
    await userEvent.click(
      utilisation.getByRole('button', {
        name: 'Take it back: NodeCpu, Utilisation',
      }),
    );
    await waitFor(() =>
      expect(decideMatch).toHaveBeenLastCalledWith(
        expect.objectContaining({
          signal: 'utilisation',
          decision: 'withdraw',
        }),
      ),
    );
  });

  it('proposes a rule, or one for each gap, as a branch', async () => {
    const createProposal = jest.fn(fake.createProposal);
    const listProposals = jest.fn(fake.listProposals);
    const { container } = renderMonitorCoverage(`${PAGE}?signal=saturation`, {
      api: { createProposal, listProposals },
    });

    const proposed = await screen.findByRole('region', {
      name: 'Proposed rules',
    });
    expect(
      within(proposed).getByRole('link', { name: 'alert-rules/rules' }),
    ).toHaveAttribute('href', 'https://git.example/alert-rules');
    expect(
      within(proposed)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(
        /^OpenStoragemonitors\/visits-db-aaaaaaaaaa.*could not be opened/,
      ),
      expect.stringMatching(/^MergedConnectionsPull request/),
    ]);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Propose as a branch: CPU of the database server is used up',
      }),
    );
    expect(
      await screen.findByText('Proposed as monitors/visits-db-0123456789'),
    ).toBeInTheDocument();
    expect(createProposal).toHaveBeenLastCalledWith({
      entityRef: VISITS_DB,
      suggestions: [
        { signal: 'saturation', rulesFile: 'visits-db-saturation.yaml' },
      ],
    });
    await waitFor(() => expect(listProposals).toHaveBeenCalledTimes(2));
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Propose rules for all gaps of Visits database (writer) as a branch',
      }),
    );
    await waitFor(() =>
      expect(createProposal).toHaveBeenLastCalledWith({
        entityRef: VISITS_DB,
        suggestions: undefined,
      }),
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('proposes nothing where it is not known whereto, and says why', async () => {
    renderMonitorCoverage(`${PAGE}?signal=saturation`, {
      api: {
        listProposals: async () => ({ problem: 'Name a repo.', items: [] }),
      },
    });
    expect(await screen.findByText(/Name a repo\.$/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Propose/ }),
    ).not.toBeInTheDocument();
  });

  it('records a drill of a monitor, and shows those that were', async () => {
    const createDrill = jest.fn(fake.createDrill);
    renderMonitorCoverage(PAGE, { api: { createDrill } });
    const drills = await screen.findByRole('region', { name: 'Drills' });
    expect(drills).toHaveTextContent(
      /VisitsDbConnections.*It was heardravi.*Opened 95 connections from a shell\./,
    );
    const errors = await openSignal(/^Errors/);
    await userEvent.click(
      errors.getByRole('button', { name: 'Record a drill of VisitsDbErrors' }),
    );
    const dialog = within(
      await screen.findByRole('dialog', {
        name: 'You made VisitsDbErrors fire on purpose',
      }),
    );
    const confirm = dialog.getByRole('button', { name: 'Record it' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /^What did you do/ }),
      'Killed it',
    );
    await userEvent.click(
      dialog.getByRole('radio', { name: 'Nobody heard it' }),
    );
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(createDrill).toHaveBeenLastCalledWith({
        entityRef: VISITS_DB,
        provider: 'west',
        monitor: 'monitoring/rules/visits.yaml#visits#VisitsDbErrors',
        what: 'Killed it',
        heard: false,
      }),
    );
  });

  it('asks that a signal need not be watched, and says who did', async () => {
    const requestWaiver = jest.fn(fake.requestWaiver);
    const getPart = jest.fn(async (ref: string) => {
      const part = await fake.getPart(ref);
      return {
        ...part,
        cells: part.cells.map(cell => ({
          ...cell,
          waiver: cell.waiver && { ...cell.waiver, by: 'user:default/ravi' },
        })),
        waiverRequests: [
          {
            id: 'e0',
            signal: 'errors' as const,
            because: 'It is read-only.',
            until: '2999-01-01T00:00:00Z',
            by: 'user:default/ravi',
          },
        ],
      };
    });
    renderMonitorCoverage(`${PAGE}?signal=saturation`, {
      api: { getPart, requestWaiver },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Not needed, because…: Saturation',
      }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Saturation of Visits database (writer) need not be watched',
    });
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Because/ }),
      'It is replaced in spring.',
    );
    await userEvent.type(within(dialog).getByLabelText('Until'), '2998-03-01');
    expect(await findAccessibilityViolations(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Ask for it' }),
    );
    await waitFor(() =>
      expect(requestWaiver).toHaveBeenLastCalledWith({
        entityRef: VISITS_DB,
        signal: 'saturation',
        because: 'It is replaced in spring.',
        until: new Date('2998-03-01T23:59:59').toISOString(),
      }),
    );
    const errors = await openSignal(/^Errors/);
    expect(
      errors.getByText(/need not be watched until .*: It is read-only\.$/),
    ).toBeInTheDocument();
    expect(
      errors.queryByRole('button', { name: /^Not needed/ }),
    ).not.toBeInTheDocument();
    const storage = await openSignal(/^Storage/);
    expect(storage.getByText(/^Asked for by/)).toHaveTextContent('ravi');
  });

  it('says why a decision failed', async () => {
    renderMonitorCoverage(PAGE, {
      api: { decideMatch: () => answerWith(409, 'It is gone') },
    });
    const connections = await openSignal(/^Connections/);
    await userEvent.click(
      connections.getByRole('button', {
        name: 'Take it back: VisitsDbConnections, Connections',
      }),
    );
    expect(await screen.findByText('It is gone')).toBeInTheDocument();
  });

  it('shows what it needs and endangers, who looked, and its history', async () => {
    renderMonitorCoverage(PAGE);

    const around = within(
      await screen.findByRole('region', {
        name: 'What it needs, and what needs it',
      }),
    );
    expect(around.getByText('9 parts need it')).toBeInTheDocument();
    expect(around.getByRole('link', { name: 'See a doctor' })).toHaveAttribute(
      'href',
      '/monitor-coverage/journeys/see-a-doctor',
    );
    expect(around.getByRole('link', { name: 'Secret vault' })).toHaveAttribute(
      'href',
      '/monitor-coverage/parts/resource/default/secret-vault',
    );

    const looked = screen.getByRole('region', { name: 'Who looked' });
    expect(looked).toHaveTextContent('Something has to follow');
    expect(looked).toHaveTextContent('ErrorsLiveSaturationNone');

    const history = screen.getByRole('region', { name: 'History' });
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^Connections Reaches its owner to Proven/),
      expect.stringMatching(/^Errors Rule exists to Series is live/),
      expect.stringMatching(/^Errors first seen as Rule exists/),
    ]);
  });

  it('keeps the last good rung of what is unknown', async () => {
    renderMonitorCoverage(
      '/monitor-coverage/parts/resource/default/visit-events-queue?signal=backlog',
    );
    const ladder = await screen.findByRole('img', { name: 'Backlog: unknown' });
    expect(ladder.closest('li')).toHaveTextContent(
      /Last known: Proven, \d+ hours ago/,
    );
  });

  it('shows that it loads, that nothing is known or needed, and what went wrong', async () => {
    const loading = renderMonitorCoverage(PAGE, { api: { getPart: never } });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const missing = renderMonitorCoverage(PAGE, {
      api: { getPart: () => answerWith(404) },
    });
    expect(
      await screen.findByText('Nothing is known of this part'),
    ).toBeInTheDocument();
    missing.unmount();

    const needless = renderMonitorCoverage(PAGE, {
      api: { getPart: async () => ({ ...PART, cells: [], matches: [] }) },
    });
    expect(
      await screen.findByText('The policy says so: Databases.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Is it watched?')).not.toBeInTheDocument();
    needless.unmount();

    const forbidden = renderMonitorCoverage(PAGE, {
      api: { getPart: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderMonitorCoverage(`${PAGE}?signal=saturation`, {
      api: {
        listSuggestions: jest
          .fn(async () => ({ items: [] }))
          .mockImplementationOnce(() => answerWith(500, 'Out of ideas')),
      },
    });
    expect(await screen.findByText('500 Out of ideas')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText(/^There is no ready rule/),
    ).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderMonitorCoverage(PAGE, { language: 'de' });

    expect(await screen.findByText('Wird er bewacht?')).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Auslastung: Keine Regel, Stufe 0 von 4',
      }),
    ).toBeInTheDocument();
    // What the backend found out, too.
    for (const reason of [
      'Kein Monitor bewacht es',
      'nobody benachrichtigt niemanden',
      'Er hat in den letzten 15 Tagen nicht ausgelöst und hat keinen Test',
      /^Er hat am 3\. Nov\. 2026 ausgelöst/,
    ]) {
      expect(screen.getAllByText(reason)).not.toHaveLength(0);
    }
  });
});

describe('on the page of an entity', () => {
  it('has a tab with all about the part', async () => {
    const { container } = renderMonitorCoverage(ENTITY, {
      element: <EntityMonitorCoverageContent />,
    });

    expect(
      await screen.findByRole('region', { name: 'Signals that it needs' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('heading', { name: 'Visits database (writer)' }),
    ).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('has a card with the answers and the signals, worst first', async () => {
    const { container } = renderMonitorCoverage(ENTITY, {
      element: <EntityMonitorCoverageCard />,
    });

    const card = await screen.findByRole('region', {
      name: 'Monitor coverage',
    });
    expect(
      (await within(card).findByRole('list', { name: 'Signals that it needs' }))
        .textContent,
    ).toBe(
      'UtilisationNoneSaturationNoneErrorsLiveReplication lagRoutedConnectionsProvenStorageWaived',
    );
    expect(
      within(card).getByRole('link', { name: 'All about it' }),
    ).toHaveAttribute('href', PAGE);
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says so where nothing is known', async () => {
    renderMonitorCoverage(ENTITY, {
      api: { getPart: () => answerWith(404) },
      element: <EntityMonitorCoverageCard />,
    });
    expect(
      await screen.findByText('Nothing is known of this part'),
    ).toBeInTheDocument();
  });
});
