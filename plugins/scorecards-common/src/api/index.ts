export * from './client';
export * from './common';
export * from './entities';
export * from './facts';
export * from './health';
export * from './scorecards';
