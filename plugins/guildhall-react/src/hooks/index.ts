export * from './useFormat';
export * from './useLanguage';
export * from './useRequest';
