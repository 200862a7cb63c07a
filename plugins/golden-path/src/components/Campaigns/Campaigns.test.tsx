import {
  CampaignDetail,
  GoldenPathApi,
} from '@guildhall/plugin-golden-path-common';
import {
  answerWith,
  findAccessibilityViolations,
} from '@guildhall/plugin-guildhall-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  CAMPAIGN,
  CAMPAIGN_DETAIL,
  listServices,
  pageOf,
  TEMPLATE_SUMMARY,
  TEMPLATE_WITH_RELEASES,
  UPGRADE_DETAIL,
} from '../../__fixtures__';
import { renderGoldenPath } from '../../__testUtils__';

const PAGE = '/golden-path/campaigns';

const API: Partial<GoldenPathApi> = {
  listCampaigns: async () => pageOf([CAMPAIGN]),
  getCampaign: async () => CAMPAIGN_DETAIL,
  listTemplates: async () => pageOf([TEMPLATE_SUMMARY]),
  getTemplate: async () => TEMPLATE_WITH_RELEASES,
  listServices,
};

describe('CampaignsPage', () => {
  it('shows how far each campaign is', async () => {
    const { container } = renderGoldenPath(PAGE, { api: API });

    const row = (
      await screen.findByRole('rowheader', { name: 'Probes for everybody' })
    ).closest('tr');
    expect(row).toHaveTextContent('service-node 1.1.0Running');
    expect(row).toHaveTextContent('1 merged1 failed1 waiting1 conflict');
    expect(
      await screen.findByRole('link', { name: 'New campaign' }),
    ).toHaveAttribute('href', `${PAGE}/new`);
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('says in German that there is none', async () => {
    renderGoldenPath(PAGE, {
      api: { listCampaigns: async () => pageOf([]) },
      language: 'de',
    });

    expect(await screen.findByText('Noch keine Kampagnen')).toBeInTheDocument();
  });
});

describe('CampaignPage', () => {
  it('shows each ring with its upgrades, and why some failed', async () => {
    const { container } = renderGoldenPath(`${PAGE}/c1`, { api: API });

    const pilots = within(
      await screen.findByRole('region', { name: '1. Pilots' }),
    );
    const failed = pilots.getByText('The remote refused the push');
    expect(failed.closest('tr')).toHaveTextContent(/^LettersOpenFailed/);
    const rest = within(
      screen.getByRole('region', { name: '2. Everybody else' }),
    );
    expect(rest.getByText(/^It waits for the rings/)).toBeInTheDocument();
    expect(rest.getByText('not yet')).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);
  });

  it('starts the next ring, and stops, after saying what that does', async () => {
    const advanceCampaign = jest.fn(async () => CAMPAIGN_DETAIL);
    const stopCampaign = jest.fn(() => answerWith(409, 'It has ended'));
    renderGoldenPath(`${PAGE}/c1`, {
      api: { ...API, advanceCampaign, stopCampaign },
    });

    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Start ring “Everybody else”',
      }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(
      'The upgrade of 1 service is computed and pushed',
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Push the branches' }),
    );
    await waitFor(() => expect(advanceCampaign).toHaveBeenCalledWith('c1'));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );

    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await userEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Stop',
      }),
    );
    expect(await screen.findByText('It has ended')).toBeInTheDocument();
  });
});

describe('CampaignPage, with the last ring begun', () => {
  it('proposes again what failed', async () => {
    const last: CampaignDetail = {
      ...CAMPAIGN_DETAIL,
      ring: 1,
      services: CAMPAIGN_DETAIL.services.map(service => ({
        ...service,
        // Its branch is there, its pull request is not.
        upgrade: service.upgrade ?? {
          ...UPGRADE_DETAIL,
          status: 'proposed',
          reason: 'The forge is down',
        },
      })),
    };
    const retryCampaign = jest.fn(async () => last);
    const getCampaign = jest.fn(async () => last);
    renderGoldenPath(`${PAGE}/c1`, {
      api: { ...API, getCampaign, retryCampaign },
    });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Retry what failed (2)' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Propose the failed ones again?',
    });
    expect(dialog).toHaveTextContent('The upgrades of 2 services that failed');
    getCampaign.mockResolvedValue({ ...last, status: 'completed' });
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Push them again' }),
    );
    expect(await screen.findByText('Completed')).toBeInTheDocument();
    expect(retryCampaign).toHaveBeenCalledWith('c1');
    expect(
      screen.queryByRole('button', { name: /^Retry/ }),
    ).not.toBeInTheDocument();
  });
});

describe('NewCampaignPage', () => {
  it('puts each service into the first ring that takes it', async () => {
    const createCampaign = jest.fn(async () => CAMPAIGN_DETAIL);
    const { container } = renderGoldenPath(
      `${PAGE}/new?template=service-node`,
      { api: { ...API, createCampaign } },
    );

    const first = await screen.findByRole('listitem', { name: '1. First' });
    await userEvent.click(
      await within(first).findByRole('button', { name: '1 service' }),
    );
    expect(within(first).getByText('Visits API')).toBeInTheDocument();
    const rest = screen.getByRole('listitem', { name: '2. The rest' });
    await userEvent.click(
      within(rest).getByRole('button', { name: '1 service' }),
    );
    // Billing API has the release already.
    expect(within(rest).getByText('Letters')).toBeInTheDocument();

    await userEvent.click(screen.getByRole('button', { name: 'Add a ring' }));
    expect(
      screen.getByText('No service falls into it: the ring is left out.'),
    ).toBeInTheDocument();
    expect(await findAccessibilityViolations(container)).toEqual([]);

    const submit = screen.getByRole('button', { name: 'Create the campaign' });
    expect(submit).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Title/ }),
      'Probes',
    );
    await userEvent.click(submit);
    expect(
      await screen.findByRole('heading', { name: 'Probes for everybody' }),
    ).toBeInTheDocument();
    expect(createCampaign).toHaveBeenCalledWith({
      title: 'Probes',
      template: 'service-node',
      toVersion: '1.1.0',
      rings: [
        { name: 'First', entityRefs: ['component:default/visits-api'] },
        { name: 'Ring 2', entityRefs: ['component:default/letters'] },
      ],
    });
  });
});
