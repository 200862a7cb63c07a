import { Progress } from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { TemplatesPage } from '../Templates';

const TemplatePage = lazy(() =>
  import('../Templates').then(m => ({ default: m.TemplatePage })),
);
const WizardPage = lazy(() =>
  import('../Wizard').then(m => ({ default: m.WizardPage })),
);
const RunPage = lazy(() =>
  import('../Run').then(m => ({ default: m.RunPage })),
);
const ServicesPage = lazy(() =>
  import('../Services').then(m => ({ default: m.ServicesPage })),
);
const ServicePage = lazy(() =>
  import('../Service').then(m => ({ default: m.ServicePage })),
);
const OffBoardingPage = lazy(() =>
  import('../OffBoarding').then(m => ({ default: m.OffBoardingPage })),
);
const UpgradePage = lazy(() =>
  import('../Upgrade').then(m => ({ default: m.UpgradePage })),
);
const CampaignsPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.CampaignsPage })),
);
const NewCampaignPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.NewCampaignPage })),
);
const CampaignPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.CampaignPage })),
);
const EffectsPage = lazy(() =>
  import('../Effects').then(m => ({ default: m.EffectsPage })),
);
const RepositoryPage = lazy(() =>
  import('../Repository').then(m => ({ default: m.RepositoryPage })),
);

/** The pages under `/golden-path`, the same in both front-end systems. */
export function GoldenPathRoutes() {
  return (
    <Suspense fallback={<Progress />}>
      <Routes>
        <Route element={<TemplatesPage />} index />
        <Route element={<TemplatePage />} path="templates/:name" />
        <Route element={<WizardPage />} path="new/:template" />
        <Route element={<RunPage />} path="runs/:taskId" />
        <Route element={<ServicesPage />} path="services" />
        <Route
          element={<ServicePage />}
          path="services/:kind/:namespace/:name"
        />
        <Route
          element={<OffBoardingPage />}
          path="services/:kind/:namespace/:name/off-boarding"
        />
        <Route element={<UpgradePage />} path="upgrades/:id" />
        <Route element={<CampaignsPage />} path="campaigns" />
        <Route element={<NewCampaignPage />} path="campaigns/new" />
        <Route element={<CampaignPage />} path="campaigns/:id" />
        <Route element={<EffectsPage />} path="effects" />
        <Route element={<RepositoryPage />} path="git/:host/:name/*" />
      </Routes>
    </Suspense>
  );
}
