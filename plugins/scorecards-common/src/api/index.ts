export * from './client';
export * from './common';
export * from './entities';
export * from './export';
export * from './facts';
export * from './health';
export type { RequestOptions } from './Requests';
export * from './scorecards';
