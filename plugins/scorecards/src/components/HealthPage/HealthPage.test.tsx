import {
  answerWith,
  findAccessibilityViolations,
  never,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { Health } from '@guildhall/plugin-scorecards-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeScorecardsApi } from '../../__fixtures__';
import { renderScorecards } from '../../__testUtils__';

const PAGE = '/scorecards/health';

const NOTHING: Health = {
  sources: [],
  definitions: { checks: 0, scorecards: 0, problems: [] },
  jobs: [],
};

describe('HealthPage', () => {
  afterEach(() => jest.useRealTimers());

  it('shows what is wrong with definitions, sources and jobs', async () => {
    const { container } = renderScorecards(PAGE);

    const definitions = within(
      await screen.findByRole('region', { name: 'Definitions' }),
    );
    expect(
      definitions.getByText(/^15 checks and 4 scorecards in force/),
    ).toBeInTheDocument();
    const [slo, readiness] = definitions.getAllByRole('listitem');
    expect(slo).toHaveTextContent(/^Check sloLeft outrule: facts.monitoring/);
    expect(slo).toHaveTextContent('guildhall/checks/monitoring.yaml:14:9');
    expect(readiness).toHaveTextContent('An earlier version is in force');

    const sources = screen.getByRole('region', { name: 'Sources of facts' });
    const repository = within(
      within(sources).getByText('Repository').closest('li') ?? sources,
    );
    expect(repository.getByText('Collected')).toBeInTheDocument();
    expect(
      repository.getByRole('list', { name: 'Entities by freshness' }),
    ).toHaveTextContent('Fresh 15Stale 3Error 2Missing 1');
    expect(repository.getByText('2 days')).toBeInTheDocument();
    await userEvent.click(
      repository.getByRole('button', { name: '2 entities with errors' }),
    );
    expect(
      repository.getByText('Timed out after 30 seconds while reading the tree'),
    ).toBeInTheDocument();

    const jobs = within(screen.getByRole('region', { name: 'Jobs' }));
    expect(
      jobs.getByRole('progressbar', { name: 'Collect repository' }),
    ).toHaveAttribute('aria-valuenow', '62');
    expect(jobs.getByText(/^13 of 21 entities/)).toHaveTextContent('2 errors');
    expect(jobs.getByText(/^guildhall\/broken.yaml/)).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('looks again as long as something runs', async () => {
    jest.useFakeTimers();
    const [running] = (await new FakeScorecardsApi().getHealth()).jobs;
    const getHealth = jest
      .fn<Promise<Health>, []>()
      .mockResolvedValueOnce({ ...NOTHING, jobs: [running] })
      .mockResolvedValueOnce({
        ...NOTHING,
        jobs: [{ ...running, state: 'succeeded', done: 21 }],
      });
    renderScorecards(PAGE, { api: { getHealth } });
    await screen.findByRole('progressbar');

    act(() => jest.advanceTimersByTime(10_000));
    expect(await screen.findByText(/^21 of 21 entities/)).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
    act(() => jest.advanceTimersByTime(60_000));
    await waitFor(() => expect(getHealth).toHaveBeenCalledTimes(2));
  });

  it('shows that all is well, that there is nothing yet, and what went wrong', async () => {
    const empty = renderScorecards(PAGE, {
      api: { getHealth: async () => NOTHING },
    });
    expect(
      await screen.findByText('Every definition was loaded.'),
    ).toBeInTheDocument();
    expect(screen.getByText('No sources yet')).toBeInTheDocument();
    expect(screen.getByText('No job has run yet')).toBeInTheDocument();
    empty.unmount();

    const loading = renderScorecards(PAGE, { api: { getHealth: never } });
    expect(
      await screen.findByRole('status', { name: 'Loading' }),
    ).toBeInTheDocument();
    loading.unmount();

    const forbidden = renderScorecards(PAGE, {
      api: { getHealth: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    renderScorecards(PAGE, {
      api: { getHealth: () => answerWith(500, 'Broken pipe') },
    });
    expect(await screen.findByText('500 Broken pipe')).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderScorecards(PAGE, { language: 'de' });

    expect(
      await screen.findByRole('region', { name: 'Quellen der Fakten' }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 Tage')).toBeInTheDocument();
  });
});
