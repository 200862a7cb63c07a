import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi } from '../../__fixtures__';
import { renderScorecards } from '../../__testUtils__';

describe('PortfolioPage', () => {
  afterEach(() => jest.useRealTimers());

  const findScorecard = async (title: string) => {
    const list = await screen.findByRole('list', { name: 'Scorecards' });
    const heading = within(list).getByRole('heading', {
      name: new RegExp(`^${title}`),
    });
    return within(heading.closest('li') ?? list);
  };

  it('shows where everything stands, and what moved', async () => {
    const { container } = renderScorecards('/scorecards');

    const readiness = await findScorecard('Production readiness');
    expect(readiness.getByText('Readiness · 33 entities')).toBeInTheDocument();
    expect(
      readiness.getByRole('list', { name: 'Entities by level' }),
    ).toHaveTextContent(/^Gold 7Silver 6Bronze 6No level 14$/);
    expect(readiness.getByText('90% measured')).toBeInTheDocument();
    expect(
      readiness.getByRole('img', { name: /^Points: from \d\d% to \d\d%$/ }),
    ).toBeInTheDocument();
    expect(readiness.getByText('3 up')).toBeInTheDocument();
    expect(readiness.getByText('2 down')).toBeInTheDocument();

    const decisions = await findScorecard('Guild decisions');
    expect(decisions.getByText('Upcoming')).toBeInTheDocument();
    expect(decisions.getByText('No change')).toBeInTheDocument();
    const coverage = await findScorecard('Monitor coverage');
    expect(coverage.getByText('No trend yet')).toBeInTheDocument();

    const moved = await screen.findByRole('region', {
      name: 'What moved this week',
    });
    const [first] = within(moved).getAllByRole('listitem');
    expect(first).toHaveTextContent(
      /^Prescriptions\s*servicerose from Bronze to Silver/,
    );
    expect(
      within(first).getByRole('link', { name: 'Prescriptions' }),
    ).toHaveAttribute('href', '/catalog/default/component/prescriptions');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('leads to what is no longer scored', async () => {
    const [first, retired] = (await new FakeScorecardsApi().listScorecards())
      .items;
    const listScorecards = async ({ stage }: { stage?: string[] } = {}) => ({
      items: [stage?.includes('retired') ? retired : first],
      totalItems: 1,
    });
    renderScorecards('/scorecards', { api: { listScorecards } });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Retired scorecards' }),
    );
    const list = await screen.findByRole('list', {
      name: 'Retired scorecards',
    });
    expect(
      within(list).getByRole('link', { name: retired.title }),
    ).toHaveAttribute('href', `/scorecards/${retired.id}`);
  });

  it('applies the filter of the URL to everything, and takes it along', async () => {
    renderScorecards('/scorecards?owner=group:default/visits&q=api');

    const readiness = await findScorecard('Production readiness');
    expect(readiness.getByText('Readiness · 2 entities')).toBeInTheDocument();
    expect(
      readiness.getByRole('link', { name: 'Production readiness' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?owner=group%3Adefault%2Fvisits&q=api',
    );
    const moved = screen.getByRole('region', { name: 'What moved this week' });
    expect(
      (await within(moved).findAllByRole('listitem')).map(
        item => within(item).getAllByRole('link')[0].textContent,
      ),
    ).toEqual(['Visits API']);
  });

  it('narrows down to my teams, to a text and to a choice, and back', async () => {
    renderScorecards('/scorecards');
    const readiness = await findScorecard('Production readiness');

    const mine = screen.getByRole('button', { name: 'My teams' });
    await waitFor(() => expect(mine).toBeEnabled());
    await userEvent.click(mine);
    expect(
      await readiness.findByText('Readiness · 7 entities'),
    ).toBeInTheDocument();
    expect(mine).toHaveAttribute('aria-pressed', 'true');

    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Find by name' }),
      'visits',
    );
    expect(
      await readiness.findByText('Readiness · 4 entities'),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Clear filters' }),
    );
    expect(
      await readiness.findByText('Readiness · 33 entities'),
    ).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toHaveValue('');

    await userEvent.click(screen.getByRole('button', { name: 'Filters' }));
    await userEvent.click(await screen.findByRole('button', { name: /Kind/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'api' }));
    expect(
      await readiness.findByText('Readiness · 3 entities'),
    ).toBeInTheDocument();
  });

  it('loads again when verdicts changed, without a sign of it', async () => {
    jest.useFakeTimers();
    const listScorecards = jest.fn(() =>
      new FakeScorecardsApi().listScorecards(),
    );
    const { signal } = renderScorecards('/scorecards', {
      api: { listScorecards },
    });
    await findScorecard('Tech debt');

    // A burst of signals makes one request.
    signal({ entityRefs: ['component:default/care-core'] });
    signal({ entityRefs: [] });
    act(() => jest.advanceTimersByTime(5_000));
    await waitFor(() => expect(listScorecards).toHaveBeenCalledTimes(2));
    expect(
      screen.queryByRole('status', { name: 'Loading' }),
    ).not.toBeInTheDocument();
  });

  it('shows that it loads, that there is nothing, and what went wrong', async () => {
    const loading = renderScorecards('/scorecards', {
      api: { listScorecards: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderScorecards('/scorecards', {
      api: { listScorecards: async () => ({ items: [], totalItems: 0 }) },
    });
    expect(await screen.findByText('No scorecards yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open health' })).toHaveAttribute(
      'href',
      '/scorecards/health',
    );
    empty.unmount();

    const forbidden = renderScorecards('/scorecards', {
      api: { listScorecards: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderScorecards('/scorecards', {
      api: {
        listScorecards: jest
          .fn(() => new FakeScorecardsApi().listScorecards())
          .mockImplementationOnce(() =>
            answerWith(503, 'The database is away'),
          ),
      },
    });
    expect(
      await screen.findByText('503 The database is away'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await findScorecard('Tech debt');
  });

  it('speaks German', async () => {
    renderScorecards('/scorecards', { language: 'de' });

    expect(
      await screen.findByRole('link', { name: 'Überblick', current: 'page' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('Betriebsreife · 33 Entitäten'),
    ).toBeInTheDocument();
    expect(
      await screen.findAllByText('von Bronze auf Silver gestiegen'),
    ).toHaveLength(2);
  });
});
