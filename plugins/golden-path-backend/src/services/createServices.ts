import Router from 'express-promise-router';
import { createListGeneratedServicesAction } from './createListGeneratedServicesAction';
import { createPreviewUpgradeAction } from '../upgrades/createPreviewUpgradeAction';
import { addCampaignRoutes } from '../campaigns/campaignRoutes';
import { CampaignRunner } from '../campaigns/CampaignRunner';
import { CampaignsService } from '../campaigns/CampaignsService';
import { CampaignStore } from '../campaigns/CampaignStore';
import { ServicesDependencies, ServicesPart } from '../parts';
import { HistoryChecker } from '../upgrades/HistoryChecker';
import { UpgradeComputer } from '../upgrades/UpgradeComputer';
import { UpgradeFileStore } from '../upgrades/UpgradeFileStore';
import { UpgradePreviews } from '../upgrades/UpgradePreviews';
import { UpgradeProposer } from '../upgrades/UpgradeProposer';
import { UpgradeReports } from '../upgrades/UpgradeReports';
import { addUpgradeRoutes } from '../upgrades/upgradeRoutes';
import { UpgradesService } from '../upgrades/UpgradesService';
import { UpgradeStore } from '../upgrades/UpgradeStore';
import { UpgradeWatcher } from '../upgrades/UpgradeWatcher';
import { Dependents } from './Dependents';
import { FactsPublisher } from './FactsPublisher';
import { OffBoardingService } from './OffBoardingService';
import { addServiceRoutes } from './serviceRoutes';
import { serviceOperations } from './serviceOperations';
import { ServiceReader } from './ServiceReader';
import { ServiceReports } from './ServiceReports';
import { ServiceStatistics } from './ServiceStatistics';
import { ServicesService } from './ServicesService';
import { ServiceStore } from './ServiceStore';
import { ServiceSweep } from './ServiceSweep';
import { toTasks } from './toTasks';

/**
 * Puts together the part about generated services: what reads and writes the
 * database, then what answers requests, then the work in the background.
 */
export function createServices(deps: ServicesDependencies): ServicesPart {
  const { db, effects, gitHosts, releases } = deps;
  const services = new ServiceStore(db);
  const serviceReports = new ServiceReports(db);
  const upgrades = new UpgradeStore(db);
  const files = new UpgradeFileStore(db);
  const upgradeReports = new UpgradeReports(db, gitHosts);
  const campaigns = new CampaignStore(db);

  const reader = new ServiceReader({
    effects,
    gitHosts,
    releases,
    services,
    watcher: new UpgradeWatcher(upgrades),
  });
  const computer = new UpgradeComputer({
    ...deps,
    history: new HistoryChecker(effects),
  });
  const previews = new UpgradePreviews({ computer, upgrades });
  const proposer = new UpgradeProposer({
    effects,
    files,
    gitHosts,
    upgrades,
  });

  const parts = {
    ...deps,
    campaigns: new CampaignsService({
      campaigns,
      releases,
      serviceReports,
      upgradeReports,
    }),
    previews,
    services: new ServicesService({
      ...deps,
      offBoarding: new OffBoardingService(new Dependents(db)),
      reader,
      reports: serviceReports,
      services,
    }),
    upgrades: new UpgradesService({
      files,
      proposer,
      releases,
      reports: upgradeReports,
      serviceReports,
      services,
      upgrades,
    }),
  };
  const routes = Router();
  addServiceRoutes(routes, parts);
  addUpgradeRoutes(routes, parts);
  addCampaignRoutes(routes, parts);
  createListGeneratedServicesAction(parts);
  createPreviewUpgradeAction(parts);

  return {
    routes,
    operations: serviceOperations,
    generatedServices: new ServiceStatistics(db),
    tasks: toTasks({
      files,
      projection: deps.projection,
      runner: new CampaignRunner({
        ...deps,
        campaigns,
        previews,
        proposer,
        services,
        upgrades,
      }),
      sweep: new ServiceSweep({
        facts: new FactsPublisher(deps),
        reader,
        releases,
        services,
      }),
      services,
      upgrades,
    }),
  };
}
