import { mockApis } from '@backstage/frontend-test-utils';
import { Effect, FeedbackRequest } from '@guildhall/plugin-golden-path-common';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ADOPTION, EFFECT, RUN } from '../../__fixtures__/run';
import { FakeScaffolder, renderStart } from '../../__testUtils__';

const PAGE = '/golden-path/runs/task-1';

const ENTITY = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'visits-api', namespace: 'default' },
};

function steps() {
  return within(screen.getByRole('list', { name: 'Steps' }))
    .getAllByRole('listitem')
    .map(item => item.textContent);
}

/** Lets the run fail while it pushes the repository. */
async function failRun(scaffolder: FakeScaffolder) {
  await screen.findByRole('heading', { name: 'It starts in a moment' });
  scaffolder.step('preflight', 'processing');
  scaffolder.step('preflight', 'completed', 'All is free');
  scaffolder.step('publish', 'processing');
  scaffolder.step('publish', 'failed', 'The remote refused the push');
  scaffolder.end('failed', {
    name: 'Error',
    message: 'The remote refused the push',
  });
  await screen.findByRole('heading', { name: 'It did not work' });
}

describe('RunPage', () => {
  afterEach(() => jest.useRealTimers());

  it('shows the steps as they go, and then the service and what to do with it', async () => {
    const storage = mockApis.storage();
    const drafts = storage.forBucket('golden-path-drafts');
    const key = 'service-node|user:default/kim';
    await drafts.set(key, {
      visitId: '1',
      answers: {},
      furthest: 2,
      savedAt: '2026-11-21T10:00:00Z',
      taskId: 'task-1',
    });
    const scaffolder = new FakeScaffolder();
    const giveFeedback = jest.fn(async (feedback: FeedbackRequest) => ({
      ...feedback,
      id: '1',
      createdBy: 'user:default/kim',
      createdAt: '2026-11-21T10:01:00Z',
    }));
    const { container } = renderStart(PAGE, {
      scaffolder,
      storage,
      entities: [ENTITY],
      api: { giveFeedback },
    });

    expect(
      await screen.findByRole('heading', { name: 'It starts in a moment' }),
    ).toBeInTheDocument();
    expect(steps()).toEqual(['Checkwaits', 'Push the repositorywaits']);
    scaffolder.step('preflight', 'processing');
    expect(
      await screen.findByRole('heading', {
        name: 'It is being made',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Cancel the run' }),
    ).toBeInTheDocument();
    scaffolder.step('preflight', 'completed');
    scaffolder.step('publish', 'processing');
    scaffolder.step('publish', 'completed');
    scaffolder.end('completed');

    expect(
      await screen.findByRole('heading', { name: 'Your service is there' }),
    ).toBeInTheDocument();
    const repository = within(
      await screen.findByRole('region', { name: 'Your repository' }),
    );
    expect(
      repository.getByRole('group', { name: 'Clone it' }),
    ).toHaveTextContent(
      'git clone file:///git/visits-api.git visits-api cd visits-api',
    );
    expect(repository.getByRole('group', { name: 'Run it' })).toHaveTextContent(
      'npm ci npm start',
    );
    expect(
      await screen.findByRole('link', { name: 'Open visits-api' }),
    ).toHaveAttribute('href', '/catalog/default/component/visits-api');
    expect(
      screen.getByRole('link', { name: 'See its scorecards' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/visits-api/scorecards',
    );
    expect(
      screen.getByText('Put the secrets into the secret store'),
    ).toBeInTheDocument();
    await waitFor(() => expect(drafts.snapshot(key).presence).toBe('absent'));
    expect(await findAccessibilityViolations(container)).toEqual([]);

    const rating = within(screen.getByRole('region', { name: 'How was it?' }));
    expect(rating.getByRole('button', { name: 'Send' })).toBeDisabled();
    await userEvent.click(rating.getByRole('radio', { name: '4 stars' }));
    await userEvent.type(rating.getByRole('textbox'), 'Quicker, please');
    await userEvent.click(rating.getByRole('button', { name: 'Send' }));
    expect(await rating.findByText(/^Thank you/)).toBeInTheDocument();
    expect(giveFeedback).toHaveBeenCalledWith({
      template: 'service-node',
      version: '1.1.0',
      taskId: 'task-1',
      rating: 4,
      note: 'Quicker, please',
    });
  });

  it('names the step that failed, and goes on from there', async () => {
    const scaffolder = new FakeScaffolder();
    const { container } = renderStart(PAGE, {
      scaffolder,
      api: {
        getRun: async () => ({
          ...RUN,
          status: 'failed',
          effects: [{ ...EFFECT, status: 'failed', error: 'It was refused' }],
        }),
      },
    });
    await failRun(scaffolder);

    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('“Push the repository” failed');
    expect(alert).toHaveTextContent('The remote refused the push');
    expect(
      screen.getByRole('link', { name: 'Change the answers' }),
    ).toHaveAttribute('href', '/golden-path/new/service-node?step=1');
    // Nothing was left, so there is nothing to undo.
    expect(
      await screen.findByRole('region', { name: 'What was made' }),
    ).toHaveTextContent('It was refused');
    expect(
      screen.queryByRole('button', { name: 'Undo what was made' }),
    ).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(
      screen.getByRole('button', { name: 'Retry from the failed step' }),
    );
    expect(scaffolder.retry).toHaveBeenCalledWith('task-1');
    scaffolder.recover();
    scaffolder.step('publish', 'processing');
    expect(
      await screen.findByRole('heading', {
        name: 'It is being made',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('undoes what was made, and says what it could not undo', async () => {
    const location: Effect = {
      ...EFFECT,
      id: 'effect-2',
      title: 'Entry in the catalog',
      target: { kind: 'catalog-location', target: 'catalog-info.yaml' },
      undo: 'The entry is removed.',
    };
    let effects = [EFFECT, location];
    const undoRun = jest.fn(async () => {
      effects = [
        { ...EFFECT, error: 'Somebody pushed to it since' },
        { ...location, status: 'undone' },
      ];
      return { items: effects };
    });
    const scaffolder = new FakeScaffolder();
    renderStart(PAGE, {
      scaffolder,
      api: {
        undoRun,
        getRun: async () => ({ ...RUN, status: 'failed', effects }),
      },
    });
    await failRun(scaffolder);

    await userEvent.click(
      await screen.findByRole('button', { name: 'Undo what was made' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      dialog.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      'Entry in the catalogThe entry is removed.',
      `Repository visits-api${EFFECT.undo}`,
    ]);
    expect(undoRun).not.toHaveBeenCalled();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Undo what was made' }),
    );

    const made = await screen.findByRole('region', { name: 'What was made' });
    await waitFor(() =>
      expect(made).toHaveTextContent('Entry in the catalogUndone'),
    );
    expect(made).toHaveTextContent('Somebody pushed to it since');
    expect(undoRun).toHaveBeenCalledWith('task-1');
  });

  it('cancels a run after asking', async () => {
    const scaffolder = new FakeScaffolder();
    renderStart(PAGE, { scaffolder });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel the run' }),
    );
    const dialog = within(await screen.findByRole('dialog'));
    await userEvent.click(
      dialog.getByRole('button', { name: 'Cancel the run' }),
    );
    expect(scaffolder.cancelTask).toHaveBeenCalledWith('task-1');
  });

  it('waits for the catalog', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.task = { ...scaffolder.task, status: 'completed' };
    renderStart(PAGE, { scaffolder, entities: [] });

    expect(
      await screen.findByText(/^The catalog reads it now/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open visits-api' }),
    ).not.toBeInTheDocument();
  });

  it('asks again until the end has come through', async () => {
    jest.useFakeTimers();
    const scaffolder = new FakeScaffolder();
    scaffolder.task = { ...scaffolder.task, status: 'completed' };
    const getRun = jest
      .fn()
      .mockResolvedValueOnce({
        ...RUN,
        status: 'processing',
        repository: undefined,
      })
      .mockResolvedValue(RUN);
    renderStart(PAGE, { scaffolder, api: { getRun } });

    await screen.findByRole('heading', { name: 'Your service is there' });
    await screen.findByRole('region', { name: 'What was made' });
    expect(screen.queryByText('Clone it')).not.toBeInTheDocument();
    act(() => jest.advanceTimersByTime(2_000));
    expect(await screen.findByText('Clone it')).toBeInTheDocument();
  });

  it('shows a run of somebody else as far as it may, and what is not there', async () => {
    const scaffolder = new FakeScaffolder();
    scaffolder.task = { ...scaffolder.task, status: 'completed' };
    const other = renderStart(PAGE, {
      scaffolder,
      language: 'de',
      api: { getRun: () => answerWith(403) },
    });
    expect(
      await screen.findByRole('heading', { name: 'Ihr Service ist da' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/wer den Lauf gestartet hat/),
    ).toBeInTheDocument();
    other.unmount();

    scaffolder.getTask = () => answerWith(404);
    renderStart(PAGE, { scaffolder });
    expect(await screen.findByText('Not found')).toBeInTheDocument();
  });

  it('says of a branch in an existing repository how to look at it and merge it', async () => {
    const scaffolder = new FakeScaffolder();
    const { container } = renderStart(PAGE, {
      scaffolder,
      entities: [],
      api: { getRun: async () => ADOPTION },
    });
    await screen.findByRole('heading', { name: 'It starts in a moment' });
    scaffolder.complete({
      links: [
        { title: 'The pull request', url: '' },
        { title: 'The branch', url: '/golden-path/git/local/letters' },
      ],
      text: [{ title: 'What happens now', content: 'It has what you *lack*.' }],
    });

    expect(
      await screen.findByRole('heading', {
        name: 'The branch is there to be reviewed',
      }),
    ).toBeInTheDocument();
    const panel = within(
      screen.getByRole('region', { name: 'What was proposed' }),
    );
    expect(panel.getByText('golden-path/adopt')).toBeInTheDocument();
    expect(panel.getByText('lack')).toBeInTheDocument();
    // A host without pull requests has none to link to.
    expect(
      panel.getAllByRole('link').map(({ textContent }) => textContent),
    ).toEqual(['The branch']);
    expect(
      panel.getAllByRole('group').map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining('git clone file:///git/letters.git letters'),
      expect.stringContaining('git diff main...FETCH_HEAD'),
      expect.stringContaining('git merge --no-ff origin/golden-path/adopt'),
    ]);
    expect(
      screen.getByText(/register it once the branch is merged/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Your repository' }),
    ).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });
});
