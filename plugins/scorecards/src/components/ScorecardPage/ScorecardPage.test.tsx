import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ENTITIES, FakeScorecardsApi } from '../../__fixtures__';
import { RenderOptions, renderScorecards } from '../../__testUtils__';

const PAGE = '/scorecards/production-readiness';

/** Six entities: looking things up among many cells takes jsdom long. */
const FEW = ENTITIES.slice(5, 11);

const fake = new FakeScorecardsApi({ entities: FEW, days: 3 });

function renderPage(search = '', options: RenderOptions = {}) {
  return renderScorecards(`${PAGE}${search}`, { entities: FEW, ...options });
}

function findGrid() {
  return screen.findByLabelText('Entities and checks of Production readiness');
}

async function findEntities() {
  const grid = await findGrid();
  return [...grid.querySelectorAll('tbody a')].map(link => link.textContent);
}

describe('ScorecardPage', () => {
  it('shows what a scorecard is, where things stand, and the failures first', async () => {
    const { container } = renderPage();

    expect(await findEntities()).toEqual([
      'Claims Export',
      'Eligibility and Benefits Verification Service',
      'Billing API',
      'Documents Service',
      'Reminders',
      'EHR Sync',
    ]);
    expect(
      screen.getByRole('heading', { level: 2, name: 'Production readiness' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('guildhall/scorecards/production-readiness.yaml:12'),
    ).toBeInTheDocument();
    expect(screen.getByText('reliability-guild')).toHaveAttribute(
      'href',
      '/catalog/default/group/reliability-guild',
    );
    const standing = screen.getByLabelText('Where things stand');
    expect(standing).toHaveTextContent('Gold 0Silver 2Bronze 2No level 2');
    expect(standing).toHaveTextContent('Fail18Unknown5Warning5Pass62');
    expect(
      await screen.findByRole('table', { name: 'Trend as a table' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('list', { name: 'Marks in the chart' }),
    ).toHaveTextContent('Another definition');

    expect(
      screen.getByLabelText('Fail: Automated tests, Claims Export'),
    ).toBeInTheDocument();
    // A check that is out of order says so in place of a count.
    expect(
      screen.getByLabelText(
        'A service level objective: not evaluated, its definition is broken',
      ),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('opens the evidence of a cell, and gives the focus back', async () => {
    const { container } = renderPage();
    const cell = await screen.findByLabelText(
      'Fail: A README with a section on how to run it, Claims Export',
    );
    await userEvent.click(cell);

    const panel = await screen.findByRole('dialog', {
      name: 'Why this verdict',
    });
    expect(panel).toHaveFocus();
    const inPanel = within(panel);
    expect(
      await inPanel.findByText(/^Missing: a readme with a section/),
    ).toBeInTheDocument();
    expect(
      inPanel.getByRole('link', { name: 'How to fix it' }),
    ).toHaveAttribute('href', '/create/templates/default/add-readme');
    expect(inPanel.getByText('0.25 days')).toBeInTheDocument();
    // The values come from the facts; what the rule reads comes first.
    expect(
      await inPanel.findByRole('rowheader', { name: 'hasReadme' }),
    ).toBeInTheDocument();
    expect(inPanel.getByText('Show 10 more fields')).toBeInTheDocument();
    await userEvent.click(inPanel.getByRole('button', { name: 'History' }));
    expect(await inPanel.findByText('It was pass then.')).toBeInTheDocument();
    expect(
      inPanel.getByRole('link', { name: 'Open on the page of the entity' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/claims-export/scorecards?check=readme',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.keyboard('{Escape}');
    expect(panel).not.toBeInTheDocument();
    expect(cell).toHaveFocus();
  });

  it('says when there is no verdict, and when its values may not be seen', async () => {
    const unmeasured = renderPage(
      '?verdict=nothing@component:default/ehr-sync',
    );
    expect(await screen.findByText('Not evaluated yet')).toBeInTheDocument();
    unmeasured.unmount();

    renderPage('?verdict=readme@component:default/ehr-sync', {
      api: { getFacts: () => answerWith(403) },
    });
    expect(
      await screen.findByText('You may not see the values.'),
    ).toBeInTheDocument();
    expect(screen.getByText('repository')).toBeInTheDocument();
  });

  it('is used with the keyboard alone', async () => {
    renderPage();
    const grid = await findGrid();
    expect(grid).toHaveAttribute('role', 'grid');

    // The whole grid is one stop; arrows, Home and End move inside.
    const stops = [...grid.querySelectorAll<HTMLElement>('a, button')].filter(
      ({ tabIndex }) => tabIndex === 0,
    );
    expect(stops).toHaveLength(1);
    act(() => stops[0].focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByText('Claims Export')).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      screen.getByLabelText('Pass: An owner that exists, Claims Export'),
    ).toHaveFocus();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(document.activeElement).toHaveAttribute(
      'aria-label',
      expect.stringMatching(/^Unknown: A load test at .*, EHR Sync$/),
    );
    await userEvent.keyboard('{ArrowUp}{Home}{ArrowLeft}');
    expect(screen.getByText('Reminders')).toHaveFocus();

    await userEvent.keyboard('{ArrowRight}{Enter}');
    expect(await screen.findByRole('dialog')).toHaveFocus();
  });

  it('narrows down by a check, by a level and by a verdict', async () => {
    const listScorecardEntities = jest.fn(
      (...args: Parameters<FakeScorecardsApi['listScorecardEntities']>) =>
        fake.listScorecardEntities(...args),
    );
    renderPage('', { api: { listScorecardEntities } });
    await findEntities();

    await userEvent.click(
      screen.getByLabelText('Automated tests: 2 fail. Show only these'),
    );
    await waitFor(async () =>
      expect(await findEntities()).toEqual(['Claims Export', 'Billing API']),
    );
    expect(listScorecardEntities).toHaveBeenLastCalledWith(
      'production-readiness',
      expect.objectContaining({ check: 'tests', status: ['fail'] }),
      expect.anything(),
    );
    await userEvent.click(screen.getByText('Show all entities'));
    await waitFor(async () => expect(await findEntities()).toHaveLength(6));

    await userEvent.click(
      within(screen.getByLabelText('Where things stand')).getByText('Silver'),
    );
    await waitFor(async () =>
      expect(await findEntities()).toEqual(['Reminders', 'EHR Sync']),
    );
    await userEvent.click(
      within(screen.getByLabelText('Where things stand')).getByText(
        'Not applicable',
      ),
    );
    expect(await screen.findByText('No entity matches')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('link', { name: 'Clear filters' }));
    await waitFor(async () => expect(await findEntities()).toHaveLength(6));
  });

  it('turns pages', async () => {
    renderPage('', {
      api: {
        listScorecardEntities: (id, query) =>
          fake.listScorecardEntities(id, { ...query, limit: 4 }),
      },
    });
    expect(await findEntities()).toHaveLength(4);
    expect(screen.getByText('1–4 of 6')).toBeInTheDocument();
    expect(screen.getByLabelText('Previous page')).toBeDisabled();

    await userEvent.click(screen.getByLabelText('Next page'));
    await waitFor(async () =>
      expect(await findEntities()).toEqual(['Reminders', 'EHR Sync']),
    );
    expect(screen.getByLabelText('Next page')).toBeDisabled();

    await userEvent.click(screen.getByLabelText('Previous page'));
    await waitFor(async () => expect(await findEntities()).toHaveLength(4));
  });

  it('rolls up by owner and by system, each leading to its entities', async () => {
    renderPage('?kind=component&view=owner');

    const table = await screen.findByRole('table', { name: 'By owner' });
    const row = within(table).getByRole('row', { name: /^revenue/ });
    expect(row).toHaveTextContent('Gold 0Silver 0Bronze 1No level 2');
    expect(within(row).getByRole('link')).toHaveAttribute(
      'href',
      `${PAGE}?kind=component&owner=group%3Adefault%2Frevenue`,
    );

    await userEvent.click(screen.getByRole('tab', { name: 'By system' }));
    expect(
      await screen.findByRole('table', { name: 'By system' }),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('tab', { name: 'Entities and checks' }),
    );
    expect(await findEntities()).toHaveLength(6);
  });

  it('asks for the trend of one owner, and says when it is of all', async () => {
    const getTrend = jest.fn((id: string) => fake.getTrend(id));
    const { unmount } = renderPage('?owner=group:default/revenue', {
      api: { getTrend },
    });
    expect(await screen.findByText('The last 90 days')).toBeInTheDocument();
    expect(getTrend).toHaveBeenLastCalledWith(
      'production-readiness',
      { days: 90, owner: 'group:default/revenue', system: undefined },
      expect.anything(),
    );
    unmount();

    renderPage('?owner=group:default/revenue&q=api', { api: { getTrend } });
    expect(
      await screen.findByText(/^The last 90 days of all entities/),
    ).toBeInTheDocument();
    expect(getTrend).toHaveBeenLastCalledWith(
      'production-readiness',
      { days: 90, owner: undefined, system: undefined },
      expect.anything(),
    );
  });

  it('exports all that is under the filter, and says when it cannot', async () => {
    const exportScorecard = jest.fn(fake.exportScorecard.bind(fake));
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation(function click(this: HTMLAnchorElement) {
        saved.push(this.download);
      });
    renderPage('?owner=group:default/a&status=fail&check=slo', {
      api: { exportScorecard },
    });
    const choose = async (name: string) => {
      await userEvent.click(
        await screen.findByRole('button', { name: 'Export' }),
      );
      await userEvent.click(await screen.findByRole('menuitem', { name }));
    };
    await choose('Table (CSV)');
    await waitFor(() =>
      expect(saved).toEqual([
        expect.stringMatching(/^production-readiness-\d{4}-\d\d-\d\d\.csv$/),
      ]),
    );
    expect(exportScorecard).toHaveBeenCalledWith(
      'production-readiness',
      expect.objectContaining({
        owner: ['group:default/a'],
        status: ['fail'],
        check: 'slo',
        format: 'csv',
      }),
    );
    exportScorecard.mockImplementation(() => answerWith(500, 'No file today'));
    await choose('Everything, with messages (JSON)');
    expect(await screen.findByText(/No file today/)).toBeInTheDocument();
    expect(saved).toHaveLength(1);
  });

  it('shows that it loads, that there is no such scorecard, and what went wrong', async () => {
    const loading = renderPage('', { api: { getScorecard: never } });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const missing = renderScorecards('/scorecards/nothing');
    expect(await screen.findByText('Not found')).toBeInTheDocument();
    missing.unmount();

    const forbidden = renderPage('', {
      api: { getScorecard: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderPage('', {
      api: { listScorecardEntities: () => answerWith(500, 'No rows today') },
    });
    expect(await screen.findByText('500 No rows today')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderPage('', { language: 'de' });

    expect(await screen.findByLabelText('Stand der Dinge')).toBeInTheDocument();
    expect(
      await screen.findByLabelText(
        'Nicht erfüllt: Automated tests, Claims Export',
      ),
    ).toBeInTheDocument();
  });
});
