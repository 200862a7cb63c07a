export * from './effort';
export * from './planNextActions';
export * from './rollUpTree';
