/**
 * Finds checks and scorecards in the search of the portal.
 *
 * @packageDocumentation
 */
export { searchModuleScorecards as default } from './module';
