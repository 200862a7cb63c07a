export * from './createGraph';
export * from './endangers';
export * from './types';
export * from './weakestLink';
