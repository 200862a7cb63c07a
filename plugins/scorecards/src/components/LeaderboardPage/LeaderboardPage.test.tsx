import {
  answerWith,
  findAccessibilityViolations,
  never,
  rowsOf,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi } from '../../__fixtures__';
import { renderEntityPage, renderScorecards } from '../../__testUtils__';
import { TeamScorecardsContent } from '../TeamScorecards';

describe('LeaderboardPage', () => {
  const board = () => screen.findByRole('table', { name: 'Leaderboard' });

  it('ranks fairly, and leads to what is below', async () => {
    const { container } = renderScorecards('/scorecards/leaderboard');

    const [, first] = rowsOf(await board());
    expect(first).toEqual(
      expect.arrayContaining([expect.stringMatching(/^1$/)]),
    );
    const few = within(await board()).getAllByText('Few entities');
    expect(few.length).toBeGreaterThan(0);
    expect(
      screen.getByText(/Who has fewer than 3 entities, or less than 50%/),
    ).toBeInTheDocument();
    expect(
      within(await board()).getByRole('link', { name: 'platform' }),
    ).toHaveAttribute('href', '/catalog/default/group/platform/scorecards');
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: 'With what is below' }),
    );
    await userEvent.click(await screen.findByRole('link', { name: 'care' }));
    expect(
      await screen.findByRole('link', { name: 'All groups' }),
    ).toHaveAttribute('href', '/scorecards/leaderboard?rollUp=tree');
    expect(
      within(await board()).queryByRole('link', { name: 'platform' }),
    ).not.toBeInTheDocument();
  });

  it('compares on one scorecard, by kind, in another order', async () => {
    const asked = jest.fn();
    const fake = new FakeScorecardsApi();
    renderScorecards(
      '/scorecards/leaderboard?scorecard=production-readiness&by=kind',
      {
        api: {
          rollUps: {
            ...fake.rollUps,
            listNextActions: fake.rollUps.listNextActions,
            getLeaderboard: async query => {
              asked(query);
              return fake.rollUps.getLeaderboard(query);
            },
          },
        },
      },
    );

    expect(
      within(await board()).getByRole('link', { name: 'component' }),
    ).toHaveAttribute('href', '/scorecards?kind=component');
    expect(
      within(await board()).getAllByRole('list', { name: 'Entities by level' })
        .length,
    ).toBeGreaterThan(0);
    await userEvent.click(screen.getByRole('button', { name: /Order/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Risen most' }),
    );
    await waitFor(() =>
      expect(asked).toHaveBeenLastCalledWith(
        expect.objectContaining({
          by: 'kind',
          scorecard: 'production-readiness',
          sort: 'moved',
        }),
      ),
    );
  });

  it('shows that it loads, that there is nothing, and what went wrong', async () => {
    const fake = new FakeScorecardsApi();
    const withBoard = (
      getLeaderboard: FakeScorecardsApi['rollUps']['getLeaderboard'],
    ) =>
      renderScorecards('/scorecards/leaderboard', {
        api: {
          rollUps: {
            getLeaderboard,
            listNextActions: query => fake.rollUps.listNextActions(query),
          },
        },
      });
    const loading = withBoard(never);
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();
    const empty = withBoard(async () => ({
      items: [],
      totalItems: 0,
      nextCursor: undefined,
    }));
    expect(
      await screen.findByText('Nothing to compare yet'),
    ).toBeInTheDocument();
    empty.unmount();
    const forbidden = withBoard(() => answerWith(403));
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();
    withBoard(() => answerWith(500, 'Out of order'));
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderScorecards('/scorecards/leaderboard', { language: 'de' });

    expect(
      await screen.findByRole('table', { name: 'Vergleich' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Wenige Entitäten').length).toBeGreaterThan(0);
  });
});

describe('TeamScorecardsContent', () => {
  const PAGE = '/catalog/default/group/visits';

  it('plans what a team does next, within its time', async () => {
    const { container } = renderEntityPage(PAGE, <TeamScorecardsContent />);

    const actions = await screen.findByRole('list', { name: 'Next actions' });
    const week = within(actions).getAllByRole('listitem').length;
    expect(
      screen.getByText(/^\d+ levels within [\d.]+ days$/),
    ).toBeInTheDocument();
    const [action] = within(actions).getAllByRole('listitem');
    expect(action).toHaveTextContent(/ to \w+ on /);
    expect(within(action).getAllByRole('link')[1]).toHaveAttribute(
      'href',
      expect.stringMatching(/\/scorecards\?check=/),
    );
    expect(
      await screen.findByRole('link', { name: 'Production readiness' }),
    ).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?owner=group%3Adefault%2Fvisits',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: /Time to spend/ }),
    );
    await userEvent.click(await screen.findByRole('option', { name: 'A day' }));
    await waitFor(() =>
      expect(
        within(screen.getByRole('list', { name: 'Next actions' })).getAllByRole(
          'listitem',
        ).length,
      ).toBeLessThan(week),
    );
    expect(
      screen.getByText(/In all, \d+ levels could be had/),
    ).toBeInTheDocument();
  });

  it('says when there is nothing to do, in German too', async () => {
    renderEntityPage(PAGE, <TeamScorecardsContent />, {
      entities: [],
      language: 'de',
    });

    expect(await screen.findByText('Nichts zu tun')).toBeInTheDocument();
  });
});
