export * from './suggestRules';
