import {
  FactRetriever,
  FactRetrieverRegistration,
} from '@backstage-community/plugin-tech-insights-node';
import { createExtensionPoint } from '@backstage/backend-plugin-api';

/**
 * Where a portal adds its fact retrievers.
 *
 * @public
 */
export interface ScorecardsTechInsightsExtensionPoint {
  /**
   * Adds retrievers as they are, or with their schedule and lifecycle. Throws
   * when two have the same id.
   */
  addFactRetrievers(
    ...added: Array<FactRetriever | FactRetrieverRegistration>
  ): void;
}

/** @public */
export const scorecardsTechInsightsExtensionPoint =
  createExtensionPoint<ScorecardsTechInsightsExtensionPoint>({
    id: 'scorecards.tech-insights',
  });
