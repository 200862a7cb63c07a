import { GoldenPathApi } from '@guildhall/plugin-golden-path-common';
import { screen, waitFor } from '@testing-library/react';
import {
  CAMPAIGN,
  CAMPAIGN_DETAIL,
  EFFECTS,
  getUpgradeFile,
  listServices,
  OFF_BOARDING,
  pageOf,
  SERVICE,
  TEMPLATE_SUMMARY,
  TEMPLATE_WITH_RELEASES,
  UPGRADE_DETAIL,
} from './__fixtures__';
import { renderGoldenPath } from './__testUtils__';

const API: Partial<GoldenPathApi> = {
  listServices,
  getService: async () => SERVICE,
  getOffBoarding: async () => OFF_BOARDING,
  listEffects: async () => pageOf(EFFECTS),
  listUpgrades: async () => pageOf([UPGRADE_DETAIL]),
  getUpgrade: async () => UPGRADE_DETAIL,
  getUpgradeFile,
  listCampaigns: async () => pageOf([CAMPAIGN]),
  getCampaign: async () => CAMPAIGN_DETAIL,
  listTemplates: async () => pageOf([TEMPLATE_SUMMARY]),
  getTemplate: async () => TEMPLATE_WITH_RELEASES,
};

// What the person may do is remembered for a moment from one page to the next,
// which is why these tests are together and apart from the others.
const DENIED = [
  'golden-path.service.upgrade',
  'golden-path.campaign.manage',
  'golden-path.effect.manage',
];

describe('without permissions', () => {
  const open = (path: string) =>
    renderGoldenPath(`/golden-path/${path}`, { api: API, denied: DENIED });

  it.each([
    [
      'services/component/default/visits-api',
      'Only its owners may check and upgrade it.',
      ['Check again', 'Preview upgrade'],
    ],
    [
      'upgrades/u1',
      'Only the owners of the service may upgrade it.',
      ['Not now, because …', 'Propose'],
    ],
    [
      'campaigns/new?template=service-node',
      'Only those who manage campaigns may start or move one.',
      ['Create the campaign'],
    ],
  ])('%s says why its buttons are off', async (path, reason, buttons) => {
    open(path);

    expect(await screen.findByText(reason)).toBeInTheDocument();
    for (const name of buttons) {
      expect(screen.getByRole('button', { name })).toBeDisabled();
    }
  });

  it('campaigns are only looked at', async () => {
    const list = open('campaigns');
    expect(await screen.findByText('Probes for everybody')).toBeInTheDocument();
    expect(
      await screen.findByText(/^Only those who manage campaigns/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'New campaign' }),
    ).not.toBeInTheDocument();
    list.unmount();

    open('campaigns/c1');
    expect(
      await screen.findByText(/^Only those who manage campaigns/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Stop' }),
    ).not.toBeInTheDocument();
  });

  it('people undo only what they made themselves', async () => {
    open('effects');

    await waitFor(() =>
      expect(
        screen
          .getAllByRole('button', { name: /^Undo: / })
          .map(button => button.getAttribute('aria-label')),
      ).toEqual(['Undo: Repository visits-api']),
    );
    expect(
      screen.getByText('Only who made it may undo it.'),
    ).toBeInTheDocument();
  });
});
