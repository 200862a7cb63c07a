import { mockApis } from '@backstage/frontend-test-utils';
import { Finding, Plan } from '@guildhall/plugin-golden-path-common';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { PLAN } from '../../__fixtures__/plan';
import { FakeScaffolder, renderStart } from '../../__testUtils__';

const PAGE = '/golden-path/new/service-node';

const TAKEN: Finding = {
  check: 'name-free-in-catalog',
  field: 'name',
  status: 'blocked',
  message: 'The name visits is taken.',
  fix: 'Choose another one.',
  suggestion: 'visits-api',
};

async function answerFirstStep(name = 'visits-api') {
  await userEvent.type(await screen.findByLabelText(/^Name/), name);
  await userEvent.type(
    screen.getByLabelText(/^Description/),
    'Who comes, and when',
  );
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
}

describe('Wizard', () => {
  it('leads from the first question over the plan to the run', async () => {
    const scaffolder = new FakeScaffolder();
    const recordVisit = jest.fn(async () => {});
    const createPlan = jest.fn(async () => PLAN);
    const { container } = renderStart(PAGE, {
      scaffolder,
      api: { recordVisit, createPlan },
    });

    const progress = await screen.findByRole('navigation', {
      name: 'Progress',
    });
    expect(
      within(progress)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      '1What is it?',
      '2What does it touch?',
      '3Plan',
      '4Run',
      '5Done',
    ]);
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findAllByText('Please answer this.')).toHaveLength(2);
    expect(screen.getByLabelText(/^Name/)).toHaveFocus();

    await answerFirstStep();
    const heading = await screen.findByRole('heading', {
      name: 'What does it touch?',
    });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.getByRole('radio', { name: 'Internal' })).toBeChecked();
    // With a single host there is nothing to choose.
    expect(
      screen.queryByText('Where the repository lives'),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('radio', { name: 'Personal health information' }),
    );
    await userEvent.type(
      screen.getByLabelText('Token of the registry'),
      's3cret',
    );
    expect(await findAccessibilityViolations(container)).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'See the plan' }));

    expect(
      await screen.findByRole('heading', { name: 'This is what will be made' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('Repository visits-api')).toBeVisible();
    expect(JSON.stringify(createPlan.mock.calls)).not.toContain('s3cret');
    expect(scaffolder.started).toEqual([]);
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    expect(
      await screen.findByRole('heading', { name: 'It starts in a moment' }),
    ).toBeInTheDocument();
    expect(scaffolder.started).toEqual([
      {
        templateRef: 'template:default/service-node',
        values: {
          name: 'visits-api',
          description: 'Who comes, and when',
          dataClass: 'phi',
          host: 'local',
          token: '******',
        },
        secrets: { token: 's3cret' },
      },
    ]);
    expect(recordVisit).toHaveBeenCalledWith(expect.any(String), {
      template: 'service-node',
      step: 'What does it touch?',
    });
    expect(recordVisit).toHaveBeenLastCalledWith(expect.any(String), {
      template: 'service-node',
      step: 'run',
      taskId: 'task-1',
    });
  });

  it('checks the name on the server while it is typed, and offers a better one', async () => {
    const preflight = jest.fn(
      async ({ answers }: { answers: Record<string, unknown> }) =>
        answers.name === 'visits'
          ? { ok: false, findings: [TAKEN] }
          : { ok: true, findings: [] },
    );
    const { container } = renderStart(PAGE, { api: { preflight } });

    await userEvent.type(await screen.findByLabelText(/^Name/), 'visits');
    expect(
      await screen.findByText(/^The name visits is taken. Choose another one/),
    ).toBeInTheDocument();
    // It was not asked about each letter.
    expect(preflight.mock.calls.length).toBeLessThan('visits'.length);
    expect(await findAccessibilityViolations(container)).toEqual([]);

    await userEvent.type(
      screen.getByLabelText(/^Description/),
      'Who comes, and when',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(screen.getByLabelText(/^Name/)).toHaveFocus());
    expect(
      screen.getByRole('heading', { name: 'What is it?' }),
    ).toBeInTheDocument();

    await userEvent.click(
      await screen.findByRole('button', { name: 'Use visits-api' }),
    );
    expect(await screen.findByText('visits-api is free.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(
      await screen.findByRole('heading', { name: 'What does it touch?' }),
    ).toBeInTheDocument();
  });

  it('keeps what was entered, without secrets, until somebody comes back', async () => {
    const storage = mockApis.storage();
    const first = renderStart(PAGE, { storage });
    await answerFirstStep();
    await userEvent.type(
      await screen.findByLabelText('Token of the registry'),
      's3cret',
    );
    const bucket = storage.forBucket('golden-path-drafts');
    const key = 'service-node|user:default/kim';
    await waitFor(() =>
      expect(bucket.snapshot(key).value).toMatchObject({
        answers: { name: 'visits-api', dataClass: 'internal' },
      }),
    );
    expect(JSON.stringify(bucket.snapshot(key).value)).not.toMatch(
      /s3cret|token/,
    );
    first.unmount();

    const second = renderStart(PAGE, { storage });
    expect(
      await screen.findByRole('heading', {
        name: 'Node.js service: you have been here before',
      }),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(second.container)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'Continue where you stopped' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'What does it touch?' }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByLabelText(/^Name/)).toHaveValue('visits-api');
    second.unmount();

    renderStart(PAGE, { storage });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Start again' }),
    );
    expect(await screen.findByLabelText(/^Name/)).toHaveValue('');
    await waitFor(() => expect(bucket.snapshot(key).presence).toBe('absent'));
  });

  it('leads back from a blocked plan to the answer that is in the way', async () => {
    const blocked: Plan = { ...PLAN, ok: false, findings: [TAKEN] };
    const createPlan = jest
      .fn<Promise<Plan>, []>()
      .mockResolvedValueOnce(blocked)
      .mockResolvedValueOnce(PLAN);
    renderStart(PAGE, { api: { createPlan } });
    await answerFirstStep('visits');
    await userEvent.click(
      await screen.findByRole('button', { name: 'See the plan' }),
    );

    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('One thing stands in the way');
    expect(alert).toHaveTextContent('The name visits is taken.');
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();

    await userEvent.click(
      within(alert).getByRole('button', { name: 'Change it in “What is it?”' }),
    );
    const name = await screen.findByLabelText(/^Name/);
    await waitFor(() => expect(name).toHaveFocus());
    await userEvent.type(name, '-api');
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await userEvent.click(
      await screen.findByRole('button', { name: 'See the plan' }),
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Create' })).toBeEnabled(),
    );
  });

  it('shows every file, whose it will be, and what changes in it', async () => {
    renderStart(PAGE);
    await answerFirstStep();
    await userEvent.click(
      await screen.findByRole('button', { name: 'See the plan' }),
    );

    const files = within(await screen.findByRole('region', { name: 'Files' }));
    expect(files.getByText('4 files, from version 1.1.0.')).toBeInTheDocument();
    expect(files.getByRole('list', { name: 'README.md' })).toHaveTextContent(
      '# visits-api',
    );
    expect(files.getByText(/^Yours/)).toBeInTheDocument();

    await userEvent.click(files.getByRole('button', { name: /^Dockerfile/ }));
    expect(files.getByText(/upgrades replace it/)).toBeInTheDocument();
    expect(files.getByText('FROM node:22')).toBeInTheDocument();
    await userEvent.click(
      files.getByRole('switch', { name: 'Show only what changes' }),
    );
    expect(files.queryByText('FROM node:22')).not.toBeInTheDocument();

    await userEvent.click(files.getByRole('button', { name: 'src/' }));
    await userEvent.click(files.getByRole('button', { name: 'probes/' }));
    await userEvent.click(files.getByRole('button', { name: 'live.ts' }));
    expect(
      files.getByRole('list', { name: 'src/probes/live.ts' }),
    ).toHaveTextContent('export const live');

    await userEvent.click(files.getByRole('button', { name: 'logo.png' }));
    expect(files.getByText('This is not a text: 1,234 bytes.')).toBeVisible();

    const effects = within(
      screen.getByRole('region', {
        name: 'What is made outside of the portal',
      }),
    );
    expect(effects.getAllByRole('row').map(row => row.textContent)).toEqual([
      'WhatStatusHow it is undone',
      expect.stringMatching(/^Repository visits-api.*Will be made/),
      expect.stringMatching(/It was registered before.*Is there already/),
    ]);
    expect(
      screen.getByText('The package registry did not answer.'),
    ).toBeInTheDocument();
    const left = screen.getByRole('region', {
      name: 'What is left to do afterwards',
    });
    expect(
      within(left).getByRole('link', { name: 'platform-team' }),
    ).toBeInTheDocument();
  });

  it('says what could not be loaded, planned or started', async () => {
    const forbidden = renderStart(PAGE, {
      api: { getTemplate: () => answerWith(403) },
    });
    expect(await screen.findByText('You may not see this')).toBeInTheDocument();
    forbidden.unmount();

    const scaffolder = new FakeScaffolder();
    scaffolder.scaffold = () => answerWith(500, 'The queue is full');
    const createPlan = jest
      .fn<Promise<Plan>, []>()
      .mockImplementationOnce(() => answerWith(500, 'It cannot be rendered'))
      .mockResolvedValueOnce(PLAN);
    renderStart(PAGE, { scaffolder, api: { createPlan } });
    await answerFirstStep();
    await userEvent.click(
      await screen.findByRole('button', { name: 'See the plan' }),
    );
    expect(
      await screen.findByText('500 It cannot be rendered'),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Create' })).toBeDisabled();

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    const create = screen.getByRole('button', { name: 'Create' });
    await waitFor(() => expect(create).toBeEnabled());
    await userEvent.click(create);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The queue is full',
    );
    expect(create).toBeEnabled();
  });

  it('asks for the host when there are several, the default beforehand', async () => {
    renderStart(PAGE, {
      api: {
        listHosts: async () => ({
          items: [
            { id: 'forge', title: 'Forge', type: 'remote', isDefault: false },
            { id: 'local', title: 'Here', type: 'local', isDefault: true },
          ],
        }),
      },
    });
    await answerFirstStep();

    expect(
      await screen.findByRole('button', {
        name: /Where the repository lives/,
      }),
    ).toHaveTextContent('Here');
  });

  it('speaks German', async () => {
    const { container } = renderStart(PAGE, { language: 'de' });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Weiter' }),
    );
    expect(await screen.findAllByText('Bitte ausfüllen.')).toHaveLength(2);
    expect(
      screen.getByRole('navigation', { name: 'Fortschritt' }),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });
});
