/**
 * Runs fact retrievers of Tech Insights as collectors of scorecards, and
 * converts its checks.
 *
 * @packageDocumentation
 */
export {
  convertTechInsightsChecks,
  type ConvertedChecks,
  type ConvertTechInsightsChecksOptions,
} from './convert/convertTechInsightsChecks';
export { readTechInsightsChecks } from './convert/readChecks';
export * from './extensions';
export { scorecardsModuleTechInsights as default } from './module';
