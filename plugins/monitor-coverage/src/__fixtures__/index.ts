export * from './catalog';
export * from './FakeMonitorCoverageApi';
export * from './journeys';
export * from './partDetail';
export * from './parts';
export * from './proposals';
export * from './times';
export * from './upkeep';
