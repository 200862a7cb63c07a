import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import {
  CampaignOutlook,
  CampaignsApi,
} from '@guildhall/plugin-scorecards-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi } from '../../__fixtures__';
import { renderEntityPage, renderScorecards } from '../../__testUtils__';
import { CampaignsOf } from './CampaignsOf';

/** The fake backend, with other answers to some requests. */
function withCampaigns(changes: Partial<CampaignsApi>) {
  return {
    campaigns: Object.assign(new FakeScorecardsApi().campaigns, changes),
  };
}

describe('CampaignsPage', () => {
  const table = () => screen.findByRole('table', { name: 'Campaigns' });

  it('lists what runs, and leads to it and to another one', async () => {
    const { container } = renderScorecards('/scorecards/campaigns');

    const bronze = await screen.findByRole('link', {
      name: 'Bronze for every component',
    });
    expect(bronze).toHaveAttribute('href', '/scorecards/campaigns/bronze');
    const [, first, second] = within(await table()).getAllByRole('row');
    expect(first).toHaveTextContent(
      /RunningBronze on Production readiness\d+ of \d+/,
    );
    expect(second).toHaveTextContent(/PlannedA runbookBegins on /);
    expect(
      screen.getByRole('link', { name: 'Start a campaign' }),
    ).toHaveAttribute('href', '/scorecards/campaigns/new');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('shows that it loads, that there is none, and what went wrong', async () => {
    const loading = renderScorecards('/scorecards/campaigns', {
      api: withCampaigns({ list: never }),
    });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();
    const empty = renderScorecards('/scorecards/campaigns', {
      api: withCampaigns({ list: async () => ({ items: [], totalItems: 0 }) }),
    });
    expect(await screen.findByText('No campaigns yet')).toBeInTheDocument();
    empty.unmount();
    const forbidden = renderScorecards('/scorecards/campaigns/bronze', {
      api: withCampaigns({ get: () => answerWith(403) }),
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();
    renderScorecards('/scorecards/campaigns/bronze', {
      api: withCampaigns({ get: () => answerWith(500, 'Out of order') }),
    });
    expect(await screen.findByText('500 Out of order')).toBeInTheDocument();
  });
});

describe('CampaignPage', () => {
  const PAGE = '/scorecards/campaigns/bronze';

  it('shows how it went, how it will go, and whose work is left', async () => {
    const { container } = renderScorecards(PAGE);

    expect(
      await screen.findByText('Lands about 3 weeks late'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Between .* 80%$/)).toBeInTheDocument();
    expect(screen.getByText(/^21% probable by /)).toBeInTheDocument();
    const chart = screen.getByRole('table', { name: 'Trend as a table' });
    expect(within(chart).getAllByRole('row')).toHaveLength(5);
    const late = screen.getByText('At their pace, these make it late:');
    expect(within(late).getAllByRole('link').length).toBeGreaterThan(0);
    const teams = screen.getByRole('table', { name: 'Teams' });
    expect(within(teams).getAllByText('Makes it late').length).toBe(
      within(late).getAllByRole('link').length,
    );
    const left = await screen.findByRole('table', { name: 'What is left' });
    expect(within(left).getAllByRole('link')[2]).toHaveAttribute(
      'href',
      expect.stringMatching(/\/scorecards\?check=/),
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('does not pretend to know', async () => {
    const withOutlook = (outlook: CampaignOutlook) => {
      const fake = new FakeScorecardsApi().campaigns;
      return renderScorecards(PAGE, {
        api: withCampaigns({
          get: async (id, query) => ({
            ...(await fake.get(id, query)),
            outlook,
            weeks: 2,
            problem: 'there is no active scorecard x',
          }),
        }),
      });
    };
    const young = withOutlook({ status: 'unknown', reason: 'too-young' });
    expect(
      await screen.findByText(/at least 3 weeks have to be observed/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/It cannot be measured: there is no active/),
    ).toBeInTheDocument();
    young.unmount();
    withOutlook({ status: 'not-in-sight', onTime: 0 });
    expect(
      await screen.findByText(/not through within two years/),
    ).toBeInTheDocument();
  });

  it('is closed with a reason', async () => {
    renderScorecards(PAGE);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Close campaign' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getByRole('button', { name: 'Close campaign' }),
    ).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Why/ }),
      'Another does more',
    );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Close campaign' }),
    );
    expect(await screen.findByText('Closed')).toBeInTheDocument();
    expect(screen.getByText('Another does more')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderScorecards(PAGE, { language: 'de' });

    expect(
      await screen.findByText('Kommt etwa 3 Wochen zu spät'),
    ).toBeInTheDocument();
  });
});

describe('CampaignFormPage', () => {
  it('starts a campaign for a level', async () => {
    const fake = new FakeScorecardsApi().campaigns;
    const create = jest.fn<
      ReturnType<CampaignsApi['create']>,
      Parameters<CampaignsApi['create']>
    >(request => fake.create(request));
    const { container } = renderScorecards('/scorecards/campaigns/new', {
      api: withCampaigns({ create, get: (id, query) => fake.get(id, query) }),
    });

    const title = await screen.findByRole('textbox', { name: /Title/ });
    const submit = screen.getByRole('button', { name: 'Start' });
    expect(submit).toBeDisabled();
    expect(await findAccessibilityViolations(container)).toEqual([]);
    await userEvent.type(title, 'Ready by spring');
    await userEvent.click(screen.getByRole('button', { name: /Scorecard/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Production readiness' }),
    );
    await userEvent.click(await screen.findByRole('button', { name: /Goal/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Level Silver' }),
    );
    fireEvent.change(screen.getByLabelText('Last day'), {
      target: { value: '2099-03-31' },
    });
    await userEvent.click(
      screen.getByRole('button', { name: /Answers for it/ }),
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'visits' }),
    );
    await waitFor(() => expect(submit).toBeEnabled());
    await userEvent.click(submit);

    expect(
      await screen.findByRole('heading', { name: 'Ready by spring' }),
    ).toBeInTheDocument();
    expect(create).toHaveBeenCalledWith(
      expect.objectContaining({
        title: 'Ready by spring',
        goal: { scorecard: 'production-readiness', level: 'silver' },
        dueOn: '2099-03-31',
        owner: 'group:default/visits',
      }),
    );
  });

  it('changes only what may be changed after the start', async () => {
    renderScorecards('/scorecards/campaigns/bronze/edit');

    const title = await screen.findByRole('textbox', { name: /Title/ });
    expect(screen.getByText(/stay as they are/)).toBeInTheDocument();
    expect(screen.getByLabelText('First day')).toBeDisabled();
    await userEvent.clear(title);
    await userEvent.type(title, 'Bronze everywhere');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByRole('heading', { name: 'Bronze everywhere' }),
    ).toBeInTheDocument();
  });
});

describe('CampaignsOf', () => {
  const PAGE = '/catalog/default/component/billing-api';

  it('tells a team and an entity what is left for them', async () => {
    const team = renderEntityPage(
      PAGE,
      <CampaignsOf owners={['group:default/visits']} />,
    );
    const list = await screen.findByRole('list', { name: 'Campaigns' });
    expect(list).toHaveTextContent(
      /^Bronze for every component\d+ leftBronze on Production readiness · Due /,
    );
    team.unmount();

    renderEntityPage(
      PAGE,
      <CampaignsOf entityRef="component:default/billing-api" />,
    );
    expect(
      await screen.findByText(/^(Reached|Not reached yet)$/),
    ).toBeInTheDocument();
  });
});
