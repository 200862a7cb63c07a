import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import { renderEntityPage } from '../../__testUtils__';
import { MyScorecards } from './MyScorecards';

const PAGE = '/catalog/default/component/billing-api';

describe('MyScorecards', () => {
  it('shows the levels of my teams, and what to do first', async () => {
    const { container } = renderEntityPage(PAGE, <MyScorecards />);

    const readiness = await screen.findByRole('link', {
      name: 'Production readiness',
    });
    expect(readiness).toHaveAttribute(
      'href',
      '/scorecards/production-readiness?owner=user%3Adefault%2Fkim&owner=group%3Adefault%2Fvisits',
    );
    expect(
      within(readiness.closest('li') ?? container).getByRole('list'),
    ).toHaveTextContent('Gold 1Silver 2Bronze 2No level 2');
    const steps = await screen.findByRole('list', { name: 'Next actions' });
    expect(steps.children).toHaveLength(3);
    expect(within(steps).getAllByRole('link')[1]).toHaveAttribute(
      'href',
      expect.stringMatching(
        /^\/catalog\/default\/\w+\/[\w-]+\/scorecards\?check=/,
      ),
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows that it loads, that nothing is mine, that nothing fails, and what went wrong', async () => {
    const loading = renderEntityPage(PAGE, <MyScorecards />, {
      api: {
        listScorecards: never,
        rollUps: { getLeaderboard: never, listNextActions: never },
      },
    });
    await waitFor(() =>
      expect(screen.getAllByRole('status', { name: 'Loading' })).toHaveLength(
        2,
      ),
    );
    loading.unmount();

    const empty = renderEntityPage(PAGE, <MyScorecards />, { entities: [] });
    expect(
      await screen.findByText(/^No scorecard is about anything/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/^No fix of yours would lift anything/),
    ).toBeInTheDocument();
    empty.unmount();

    const forbidden = renderEntityPage(PAGE, <MyScorecards />, {
      api: {
        listScorecards: () => answerWith(403),
        rollUps: {
          getLeaderboard: never,
          listNextActions: () => answerWith(500, 'Out of order'),
        },
      },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
    forbidden.unmount();
  });

  it('speaks German', async () => {
    renderEntityPage(PAGE, <MyScorecards />, { language: 'de' });

    expect(
      await screen.findByRole('list', { name: 'Nächste Schritte' }),
    ).toBeInTheDocument();
  });
});
