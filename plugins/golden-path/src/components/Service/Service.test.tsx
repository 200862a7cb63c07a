import { GoldenPathApi } from '@guildhall/plugin-golden-path-common';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  getUpgradeFile,
  pageOf,
  SERVICE,
  UPGRADE,
  UPGRADE_DETAIL,
} from '../../__fixtures__';
import { renderEntityPage, renderGoldenPath } from '../../__testUtils__';
import { EntityGoldenPathCard } from './EntityGoldenPathCard';
import { EntityGoldenPathContent } from './EntityGoldenPathContent';

const PAGE = '/golden-path/services/component/default/visits-api';
const ENTITY_PAGE = '/catalog/default/component/visits-api';

const API: Partial<GoldenPathApi> = {
  getService: async () => SERVICE,
  listUpgrades: async () =>
    pageOf([
      UPGRADE,
      {
        ...UPGRADE,
        id: 'u0',
        status: 'declined',
        conflicts: 0,
        reason: 'After the audit',
      },
    ]),
};

describe('ServicePage', () => {
  it('shows what the service has of its template, and what the team made of it', async () => {
    const { container } = renderGoldenPath(PAGE, { api: API });

    expect(
      await screen.findByRole('heading', { name: 'Visits API' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('git clone /data/git/visits-api.git'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The probes have a port of their own.'),
    ).toBeInTheDocument();

    const files = within(
      screen.getByRole('region', { name: 'Files of the template' }),
    );
    expect(files.getByText('Dockerfile').closest('li')).toHaveTextContent(
      'DockerfileManaged',
    );
    expect(files.getByText('docs/adr/0001.md')).toBeInTheDocument();
    expect(files.getByText(/never touches it again/)).toBeInTheDocument();
    expect(files.queryByText('package.json')).not.toBeInTheDocument();
    await userEvent.click(
      files.getByRole('button', { name: '1 as it was made' }),
    );
    expect(files.getByText('package.json')).toBeInTheDocument();

    const answers = within(screen.getByRole('region', { name: 'Answers' }));
    expect(answers.getByText('tier').parentElement).toHaveTextContent('tier2');
    const upgrades = within(screen.getByRole('table', { name: 'Upgrades' }));
    expect(
      upgrades.getByText('After the audit').closest('tr'),
    ).toHaveTextContent('Not now');
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('reads the repository again, and previews an upgrade', async () => {
    const refreshService = jest.fn(async () => SERVICE);
    const createUpgrade = jest.fn(async () => UPGRADE_DETAIL);
    renderGoldenPath(PAGE, {
      api: {
        ...API,
        refreshService,
        createUpgrade,
        getUpgrade: async () => UPGRADE_DETAIL,
        getUpgradeFile,
      },
    });

    const check = await screen.findByRole('button', { name: 'Check again' });
    await waitFor(() => expect(check).toBeEnabled());
    await userEvent.click(check);
    expect(
      await screen.findByText('The repository was read again'),
    ).toBeInTheDocument();
    expect(refreshService).toHaveBeenCalledWith('component:default/visits-api');

    await userEvent.click(
      screen.getByRole('button', { name: 'Preview upgrade' }),
    );
    expect(
      await screen.findByRole('heading', { name: 'Visits API to 1.1.0' }),
    ).toBeInTheDocument();
    expect(createUpgrade).toHaveBeenCalledWith({
      entityRef: 'component:default/visits-api',
    });
  });

  it('says when something fails', async () => {
    renderGoldenPath(PAGE, {
      api: {
        ...API,
        refreshService: () => answerWith(502, 'The remote hung up'),
      },
    });
    const check = await screen.findByRole('button', { name: 'Check again' });
    await waitFor(() => expect(check).toBeEnabled());
    await userEvent.click(check);
    expect(await screen.findByText('The remote hung up')).toBeInTheDocument();
  });

  it('stands on the page of the entity, in short and in full', async () => {
    const card = renderEntityPage(ENTITY_PAGE, <EntityGoldenPathCard />, {
      api: API,
    });
    expect(await screen.findByText('Minor behind')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Details' })).toHaveAttribute(
      'href',
      PAGE,
    );
    expect(await findAccessibilityViolations(card.container)).toEqual([]);
    card.unmount();

    const content = renderEntityPage(ENTITY_PAGE, <EntityGoldenPathContent />, {
      api: API,
    });
    expect(
      await screen.findByRole('region', { name: 'Files of the template' }),
    ).toBeInTheDocument();
    content.unmount();

    renderEntityPage(ENTITY_PAGE, <EntityGoldenPathContent />, {
      api: { getService: () => answerWith(404) },
    });
    expect(
      await screen.findByText('Not on the golden path'),
    ).toBeInTheDocument();
  });

  it('speaks German', async () => {
    renderGoldenPath(PAGE, { api: API, language: 'de' });

    expect(
      await screen.findByRole('button', { name: 'Aktualisierung ansehen' }),
    ).toBeInTheDocument();
    expect(screen.getByText('2 vom Team geändert')).toBeInTheDocument();
  });
});
