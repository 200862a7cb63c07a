export * from './client';
export * from './common';
export * from './effects';
export * from './GoldenPathApi';
export * from './plans';
export * from './services';
export * from './templates';
export * from './upgrades';
