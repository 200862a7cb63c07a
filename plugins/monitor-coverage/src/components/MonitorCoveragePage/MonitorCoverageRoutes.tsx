import { Progress } from '@backstage/core-components';
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { OverviewPage } from '../Overview';

const HeatmapPage = lazy(() =>
  import('../Heatmap').then(m => ({ default: m.HeatmapPage })),
);
const PartPage = lazy(() =>
  import('../Part').then(m => ({ default: m.PartPage })),
);
const GapsPage = lazy(() =>
  import('../Gaps').then(m => ({ default: m.GapsPage })),
);
const JourneysPage = lazy(() =>
  import('../Journeys').then(m => ({ default: m.JourneysPage })),
);
const JourneyPage = lazy(() =>
  import('../Journeys').then(m => ({ default: m.JourneyPage })),
);
const HygienePage = lazy(() =>
  import('../Hygiene').then(m => ({ default: m.HygienePage })),
);
const WatchesPage = lazy(() =>
  import('../Watches').then(m => ({ default: m.WatchesPage })),
);
const ProvidersPage = lazy(() =>
  import('../Providers').then(m => ({ default: m.ProvidersPage })),
);

/** The pages under `/monitor-coverage`, the same in both front-end systems. */
export function MonitorCoverageRoutes() {
  return (
    <Suspense fallback={<Progress />}>
      <Routes>
        <Route element={<OverviewPage />} index />
        <Route element={<HeatmapPage />} path="parts" />
        <Route element={<PartPage />} path="parts/:kind/:namespace/:name" />
        <Route element={<GapsPage />} path="gaps" />
        <Route element={<JourneysPage />} path="journeys" />
        <Route element={<JourneyPage />} path="journeys/:name" />
        <Route element={<HygienePage />} path="hygiene" />
        <Route element={<WatchesPage />} path="watches" />
        <Route element={<ProvidersPage />} path="providers" />
      </Routes>
    </Suspense>
  );
}
