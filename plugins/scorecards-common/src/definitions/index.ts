export * from './compileDefinitions';
export * from './evaluateCheck';
export * from './parseDefinitions';
export * from './schema';
export * from './types';
export * from './vocabulary';
