import {
  GoldenPathApi,
  GoldenPathClient,
} from '@guildhall/plugin-golden-path-common';
import { PLAN } from '../src/__fixtures__/plan';
import { RUN } from '../src/__fixtures__/run';
import { TEMPLATE } from '../src/__fixtures__/template';
import {
  CAMPAIGN,
  CAMPAIGN_DETAIL,
  EFFECTS,
  getUpgradeFile,
  listServices,
  OFF_BOARDING,
  pageOf,
  SERVICE,
  UPGRADE_DETAIL,
} from '../src/__fixtures__/upkeep';

/**
 * Answers from memory what the way to a service asks, so that its pages can be
 * developed alone; everything else goes to a backend.
 */
export class DevGoldenPathApi extends GoldenPathClient {
  listTemplates: GoldenPathApi['listTemplates'] = async () => ({
    items: [TEMPLATE],
    totalItems: 1,
  });

  getTemplate: GoldenPathApi['getTemplate'] = async () => TEMPLATE;

  listHosts: GoldenPathApi['listHosts'] = async () => ({
    items: [
      { id: 'local', title: 'This machine', type: 'local', isDefault: true },
      { id: 'forge', title: 'Forge', type: 'remote', isDefault: false },
    ],
  });

  preflight: GoldenPathApi['preflight'] = async ({ answers }) =>
    answers.name === 'visits'
      ? {
          ok: false,
          findings: [
            {
              check: 'name-free-in-catalog',
              field: 'name',
              status: 'blocked',
              message: 'The name visits is taken.',
              fix: 'Choose another one.',
              suggestion: 'visits-api',
            },
          ],
        }
      : { ok: true, findings: [] };

  createPlan: GoldenPathApi['createPlan'] = async () => PLAN;

  getRun: GoldenPathApi['getRun'] = async () => RUN;

  recordVisit: GoldenPathApi['recordVisit'] = async () => {};

  listFeedback: GoldenPathApi['listFeedback'] = async () => ({
    items: [],
    totalItems: 0,
  });

  listServices: GoldenPathApi['listServices'] = listServices;

  getService: GoldenPathApi['getService'] = async () => SERVICE;

  getOffBoarding: GoldenPathApi['getOffBoarding'] = async () => OFF_BOARDING;

  listEffects: GoldenPathApi['listEffects'] = async () => pageOf(EFFECTS);

  listUpgrades: GoldenPathApi['listUpgrades'] = async () =>
    pageOf([UPGRADE_DETAIL]);

  getUpgrade: GoldenPathApi['getUpgrade'] = async () => UPGRADE_DETAIL;

  getUpgradeFile: GoldenPathApi['getUpgradeFile'] = getUpgradeFile;

  listCampaigns: GoldenPathApi['listCampaigns'] = async () =>
    pageOf([CAMPAIGN]);

  getCampaign: GoldenPathApi['getCampaign'] = async () => CAMPAIGN_DETAIL;
}
