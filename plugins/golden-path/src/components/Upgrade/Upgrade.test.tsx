import {
  GoldenPathApi,
  UpgradeDetail,
} from '@guildhall/plugin-golden-path-common';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { getUpgradeFile, pageOf, UPGRADE_DETAIL } from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/upgrades/u1';

const API: Partial<GoldenPathApi> = {
  getUpgrade: async () => UPGRADE_DETAIL,
  getUpgradeFile,
  listUpgrades: async () => pageOf([UPGRADE_DETAIL]),
};

describe('UpgradePage', () => {
  it('explains each file, conflicts first, and shows it before and after', async () => {
    const { container } = renderGoldenPath(PAGE, { api: API });

    const list = await screen.findByRole('group', { name: 'Files' });
    expect(
      within(list)
        .getAllByRole('heading')
        .map(({ textContent }) => textContent),
    ).toEqual(['Conflict (1)', 'Added (1)', 'Unchanged (1)']);
    expect(
      screen.getByText('The history of the repository was rewritten.'),
    ).toBeInTheDocument();
    expect(screen.getByText('The probes moved.')).toBeInTheDocument();

    const pane = within(screen.getByRole('region', { name: 'src/app.ts' }));
    expect(pane.getByText('Both changed the same lines.')).toBeInTheDocument();
    const diff = await pane.findByRole('table', {
      name: 'src/app.ts before and after',
    });
    expect(
      within(diff)
        .getAllByRole('insertion')
        .map(({ textContent }) => textContent),
    ).toEqual([
      '<<<<<<< yours',
      '=======',
      'const port = 8080;',
      '>>>>>>> template 1.1.0',
    ]);
    expect(within(diff).queryAllByRole('deletion')).toEqual([]);
    expect(
      within(diff).getByText('const port = 3000;').closest('td'),
    ).toHaveAttribute('data-conflict', 'ours');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('opens the file of the URL, and others with the keyboard', async () => {
    renderGoldenPath(`${PAGE}?file=package.json`, { api: API });

    expect(await screen.findByText(/^It is a binary file/)).toBeInTheDocument();
    const file = screen.getByRole('button', { name: 'package.json' });
    expect(file).toHaveAttribute('aria-current', 'true');

    file.focus();
    await userEvent.keyboard('{ArrowUp}{Enter}');
    expect(
      await screen.findByRole('table', {
        name: 'src/probes.ts before and after',
      }),
    ).toHaveTextContent('export const live = true;');
    await userEvent.keyboard('{Home}{Enter}');
    expect(
      await screen.findByRole('region', { name: 'src/app.ts' }),
    ).toBeInTheDocument();
  });

  it('proposes it, and says how the branch is merged', async () => {
    const proposeUpgrade = jest.fn(async () => UPGRADE_DETAIL);
    const getUpgrade = jest
      .fn(async () => UPGRADE_DETAIL)
      .mockResolvedValueOnce(UPGRADE_DETAIL)
      .mockResolvedValue({
        ...UPGRADE_DETAIL,
        status: 'proposed',
        branch: 'guildhall/upgrade-1.1.0',
      });
    const { container } = renderGoldenPath(PAGE, {
      api: { ...API, getUpgrade, proposeUpgrade },
    });

    const propose = await screen.findByRole('button', { name: 'Propose' });
    await waitFor(() => expect(propose).toBeEnabled());
    await userEvent.click(propose);
    const dialog = await screen.findByRole('dialog', {
      name: 'Propose this upgrade?',
    });
    expect(dialog).toHaveTextContent('No other branch is touched.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Push the branch' }),
    );

    expect(
      await screen.findByText(/^git fetch origin\s+git switch guildhall\//),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/git merge --no-ff guildhall\/upgrade-1\.1\.0/),
    ).toBeInTheDocument();
    expect(screen.getByText(/^git grep/)).toBeInTheDocument();
    expect(proposeUpgrade).toHaveBeenCalledWith('u1');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('puts it off with a reason, until a day', async () => {
    const declineUpgrade = jest.fn(async () => UPGRADE_DETAIL);
    renderGoldenPath(PAGE, { api: { ...API, declineUpgrade } });

    const decline = await screen.findByRole('button', {
      name: 'Not now, because …',
    });
    await waitFor(() => expect(decline).toBeEnabled());
    await userEvent.click(decline);
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Put it off' });
    expect(confirm).toBeDisabled();
    await userEvent.type(
      dialog.getByRole('textbox', { name: /Reason/ }),
      'After the audit',
    );
    await userEvent.type(
      dialog.getByLabelText('Ask again after (optional)'),
      '2030-02-01',
    );
    await userEvent.click(confirm);

    await waitFor(() =>
      expect(declineUpgrade).toHaveBeenCalledWith('u1', {
        reason: 'After the audit',
        until: expect.stringMatching(/^2030-02-0[12]T/),
      }),
    );
  });

  it('asks what is new, and previews again with the answers', async () => {
    const createUpgrade = jest.fn(async () => ({
      ...UPGRADE_DETAIL,
      id: 'u2',
    }));
    const withQuestions: UpgradeDetail = {
      ...UPGRADE_DETAIL,
      newQuestions: [
        {
          name: 'probePort',
          title: 'Port of the probes',
          schema: { type: 'number' },
          isRequired: true,
        },
        {
          name: 'region',
          title: 'Region',
          schema: { type: 'string', enum: ['north', 'south'] },
          isRequired: false,
        },
        {
          name: 'isPublic',
          title: 'Public',
          schema: { type: 'boolean' },
          isRequired: true,
        },
        {
          name: 'labels',
          title: 'Labels',
          schema: { type: 'array', items: { type: 'string' } },
          isRequired: false,
        },
      ],
    };
    const { container } = renderGoldenPath(PAGE, {
      api: {
        ...API,
        getUpgrade: async id =>
          id === 'u1' ? withQuestions : { ...UPGRADE_DETAIL, id },
        createUpgrade,
      },
    });

    const panel = within(
      await screen.findByRole('region', { name: 'New questions' }),
    );
    const submit = panel.getByRole('button', {
      name: 'Preview with these answers',
    });
    expect(submit).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Propose' })).toBeDisabled();
    await userEvent.type(
      panel.getByRole('textbox', { name: /Port of the probes/ }),
      '9090',
    );
    await userEvent.tab();
    await userEvent.click(panel.getByRole('button', { name: /Region/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'south' }));
    await userEvent.click(panel.getByRole('checkbox', { name: 'Public' }));
    await userEvent.click(panel.getByRole('textbox', { name: /Labels/ }));
    await userEvent.paste('["a"]');
    expect(await findAccessibilityViolations(container)).toEqual([]);
    await userEvent.click(submit);

    await waitFor(() =>
      expect(createUpgrade).toHaveBeenCalledWith({
        entityRef: 'component:default/visits-api',
        toVersion: '1.1.0',
        answers: {
          probePort: 9090,
          region: 'south',
          isPublic: true,
          labels: ['a'],
        },
      }),
    );
    await waitFor(() =>
      expect(
        screen.queryByRole('region', { name: 'New questions' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('leads to the pull request first, and opens one that is missing', async () => {
    const url = 'https://forge.example/visits-api/pulls/7';
    const proposed: UpgradeDetail = {
      ...UPGRADE_DETAIL,
      status: 'proposed',
      branch: 'guildhall/upgrade-1.1.0',
    };
    const getUpgrade = jest
      .fn<Promise<UpgradeDetail>, []>()
      .mockResolvedValueOnce({ ...proposed, reason: 'The forge is down' })
      .mockResolvedValue({ ...proposed, pullRequestUrl: url });
    const proposeUpgrade = jest.fn(async () => UPGRADE_DETAIL);
    renderGoldenPath(PAGE, { api: { ...API, getUpgrade, proposeUpgrade } });

    expect(
      await screen.findByText('The branch is pushed, but has no pull request'),
    ).toBeInTheDocument();
    expect(screen.getByText('The forge is down')).toBeInTheDocument();
    const open = screen.getByRole('button', { name: 'Open the pull request' });
    await waitFor(() => expect(open).toBeEnabled());
    await userEvent.click(open);

    const next = screen.getByRole('region', { name: 'What to do next' });
    await waitFor(() =>
      expect(within(next).getAllByRole('link')[0]).toHaveAttribute('href', url),
    );
    expect(proposeUpgrade).toHaveBeenCalledWith('u1');
    expect(
      screen.queryByRole('button', { name: 'Open the pull request' }),
    ).not.toBeInTheDocument();
  });

  it('says why it failed, and pushes it again or offers a new preview', async () => {
    const failed: UpgradeDetail = {
      ...UPGRADE_DETAIL,
      status: 'failed',
      reason: 'The remote refused the push',
    };
    const proposeUpgrade = jest.fn(async () => UPGRADE_DETAIL);
    const pushed = renderGoldenPath(PAGE, {
      api: { ...API, getUpgrade: async () => failed, proposeUpgrade },
    });
    const propose = await screen.findByRole('button', {
      name: 'Propose again',
    });
    await waitFor(() => expect(propose).toBeEnabled());
    await userEvent.click(propose);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Push the branch' }),
    );
    await waitFor(() => expect(proposeUpgrade).toHaveBeenCalledWith('u1'));
    pushed.unmount();

    // This one could not even be computed.

    renderGoldenPath(PAGE, {
      api: {
        ...API,
        getUpgrade: async () => ({
          ...failed,
          files: [],
        }),
        createUpgrade: () => answerWith(409, 'The repository is locked'),
      },
    });

    expect(
      await screen.findByText('The remote refused the push'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Propose again' }),
    ).not.toBeInTheDocument();
    const again = screen.getByRole('button', { name: 'Preview again' });
    await waitFor(() => expect(again).toBeEnabled());
    await userEvent.click(again);
    expect(
      await screen.findByText('The repository is locked'),
    ).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderGoldenPath(PAGE, { api: API, language: 'de' });

    expect(
      await screen.findByText('Was mit jeder Datei geschieht'),
    ).toBeInTheDocument();
    expect(screen.getByText('Konflikt (1)')).toBeInTheDocument();
  });
});
