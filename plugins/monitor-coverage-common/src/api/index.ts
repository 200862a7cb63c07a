export * from './client';
export * from './common';
export * from './drills';
export * from './monitors';
export * from './parts';
export * from './proposals';
export * from './upkeep';
export * from './waivers';
