import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi } from '../../__fixtures__';
import { renderEntityPage } from '../../__testUtils__';
import scorecardsPlugin from '../../index';
import { EntityScorecardsContent } from './EntityScorecardsContent';

const PAGE = '/catalog/default/component/billing-api';

const REPORT = new FakeScorecardsApi().getEntityReport(
  'component:default/billing-api',
);

describe('EntityScorecardsContent', () => {
  it('shows the ladders, and what to do next in the order of the server', async () => {
    const { container } = renderEntityPage(PAGE, <EntityScorecardsContent />);

    const ladder = await screen.findByRole('list', {
      name: 'Levels of Production readiness',
    });
    expect(ladder).toHaveTextContent('BronzereachedSilver1 check leftGold');
    expect(
      screen.getByRole('link', { name: 'Production readiness' }),
    ).toHaveAttribute('href', '/scorecards/production-readiness');

    const next = screen.getByRole('region', { name: 'To do next (1)' });
    expect(
      within(next).getByRole('button', { name: /^Fail: Automated tests/ }),
    ).toHaveTextContent('Production readiness, Silver · Tech debt, Contained');
    const later = screen.getByRole('region', { name: 'Later (4)' });
    expect(within(later).getAllByRole('button')[0]).toHaveTextContent(
      /^Fail: A service level objective/,
    );
    expect(
      screen.queryByText('Code owners for reviews'),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Passing or not applicable (11)' }),
    );
    expect(screen.getByText('Code owners for reviews')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('opens a verdict, and closes it again', async () => {
    const { container } = renderEntityPage(PAGE, <EntityScorecardsContent />);

    const row = await screen.findByRole('button', {
      name: /^Fail: Automated tests/,
    });
    await userEvent.click(row);
    expect(row).toHaveAttribute('aria-expanded', 'true');
    expect(
      await screen.findByRole('rowheader', { name: 'testFiles' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'How to fix it' })).toHaveAttribute(
      'href',
      '/create/templates/default/add-tests',
    );
    expect(screen.getByLabelText('Rule')).toHaveTextContent(
      'facts.repository.testFiles > 0',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(row);
    expect(screen.queryByText('Evidence')).not.toBeInTheDocument();
  });

  it('opens the check that a link is about, also among those that are fine', async () => {
    renderEntityPage(`${PAGE}?check=codeowners`, <EntityScorecardsContent />);

    expect(
      await screen.findByRole('button', {
        name: /^Pass: Code owners for reviews/,
        expanded: true,
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Evidence')).toBeInTheDocument();
    // There is nothing to fix.
    expect(
      screen.queryByRole('link', { name: 'How to fix it' }),
    ).not.toBeInTheDocument();
  });

  it('measures again, says what that changed, and shows it', async () => {
    const getEntityReport = jest.fn(() => REPORT);
    renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: { getEntityReport },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh now' }),
    );
    expect(
      await screen.findByText('Measured again: 2 verdicts changed'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('catalog: unchanged; repository: changed'),
    ).toBeInTheDocument();
    await waitFor(() => expect(getEntityReport).toHaveBeenCalledTimes(2));
  });

  it('says when measuring again failed, and does not offer it without the permission', async () => {
    const failing = renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: { refreshEntity: () => answerWith(500, 'no') },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh now' }),
    );
    expect(
      await screen.findByText(/^Refreshing failed: .*500/),
    ).toBeInTheDocument();
    failing.unmount();

    renderEntityPage(
      '/catalog/default/component/ehr-sync',
      <EntityScorecardsContent />,
      { isAllowed: false },
    );
    await screen.findByRole('list', { name: 'Levels' });
    expect(
      screen.queryByRole('button', { name: 'Refresh now' }),
    ).not.toBeInTheDocument();
  });

  it('shows that it loads, that nothing applies, and what went wrong', async () => {
    const loading = renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: { getEntityReport: never },
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const empty = renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: {
        getEntityReport: async () => ({
          ...(await REPORT),
          ladders: [],
          verdicts: [],
        }),
      },
    });
    expect(
      await screen.findByText('No scorecard applies here'),
    ).toBeInTheDocument();
    empty.unmount();

    const waiting = renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: {
        getEntityReport: async () => ({
          ...(await REPORT),
          isWaiting: true,
          ladders: [],
          verdicts: [],
        }),
      },
    });
    expect(await screen.findByText('Not measured yet')).toBeInTheDocument();
    waiting.unmount();

    const forbidden = renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: { getEntityReport: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderEntityPage(PAGE, <EntityScorecardsContent />, {
      api: { getEntityReport: () => answerWith(500, 'Out of order') },
    });
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderEntityPage(PAGE, <EntityScorecardsContent />, { language: 'de' });

    expect(
      await screen.findByRole('region', { name: 'Als Nächstes zu tun (1)' }),
    ).toBeInTheDocument();
    expect(screen.getAllByText('noch 1 Prüfung')).toHaveLength(2);
  });
});

describe('EntityScorecardsCard', () => {
  const card = (maxItems?: number) =>
    createExtensionTester(
      scorecardsPlugin.getExtension('entity-card:scorecards'),
      {
        config: maxItems === undefined ? {} : { maxItems },
      },
    ).reactElement();

  it('shows the levels, and a link to the reasons of what to do next', async () => {
    const { container } = renderEntityPage(PAGE, card());

    expect(
      await screen.findByRole('list', {
        name: 'Levels of Production readiness',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Automated tests' }),
    ).toHaveAttribute('href', `${PAGE}/scorecards?check=tests`);
    expect(screen.getByRole('link', { name: 'All verdicts' })).toHaveAttribute(
      'href',
      `${PAGE}/scorecards`,
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows as many next steps as the app wants', async () => {
    renderEntityPage(PAGE, card(0));

    expect(
      await screen.findByRole('list', {
        name: 'Levels of Production readiness',
      }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Automated tests' }),
    ).not.toBeInTheDocument();
  });
});
