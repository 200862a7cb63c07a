import { Progress } from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { PortfolioPage } from '../PortfolioPage';

const CampaignFormPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.CampaignFormPage })),
);
const CampaignPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.CampaignPage })),
);
const CampaignsPage = lazy(() =>
  import('../Campaigns').then(m => ({ default: m.CampaignsPage })),
);
const ExemptionsPage = lazy(() =>
  import('../ExemptionsPage').then(m => ({ default: m.ExemptionsPage })),
);
const HealthPage = lazy(() =>
  import('../HealthPage').then(m => ({ default: m.HealthPage })),
);
const LeaderboardPage = lazy(() =>
  import('../LeaderboardPage').then(m => ({ default: m.LeaderboardPage })),
);
const ScorecardPage = lazy(() =>
  import('../ScorecardPage').then(m => ({ default: m.ScorecardPage })),
);
const WorkbenchPage = lazy(() =>
  import('../WorkbenchPage').then(m => ({ default: m.WorkbenchPage })),
);

/** The pages under `/scorecards`, the same in both front-end systems. */
export function ScorecardsRoutes() {
  return (
    <Suspense fallback={<Progress />}>
      <Routes>
        <Route element={<PortfolioPage />} index />
        <Route element={<CampaignsPage />} path="campaigns" />
        <Route element={<CampaignFormPage />} path="campaigns/new" />
        <Route element={<CampaignPage />} path="campaigns/:campaignId" />
        <Route
          element={<CampaignFormPage />}
          path="campaigns/:campaignId/edit"
        />
        <Route element={<ExemptionsPage />} path="exemptions" />
        <Route element={<HealthPage />} path="health" />
        <Route element={<LeaderboardPage />} path="leaderboard" />
        <Route element={<WorkbenchPage />} path="workbench" />
        <Route element={<ScorecardPage />} path=":id" />
      </Routes>
    </Suspense>
  );
}
