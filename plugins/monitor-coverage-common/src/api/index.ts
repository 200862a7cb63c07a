export * from './client';
export * from './common';
export * from './parts';
export * from './proposals';
export * from './upkeep';
