import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  FactInput,
  FactSourceDefinition,
  PushFactsResponse,
} from '@guildhall/plugin-scorecards-common';

/**
 * How other plugins tell scorecards what they know about entities.
 *
 * @public
 */
export interface FactsService {
  /** Declares a source, or changes its schema. Does nothing when it is known. */
  declareSource(
    source: FactSourceDefinition,
    options: { credentials: BackstageCredentials },
  ): Promise<void>;

  /**
   * Pushes any number of facts. Good ones are kept when others are rejected;
   * `index` in the answer counts from the first fact given. When a request
   * fails, what was sent before it is kept: push all of them again later,
   * because a fact that did not change costs next to nothing.
   */
  push(
    facts: FactInput[],
    options: { credentials: BackstageCredentials },
  ): Promise<PushFactsResponse>;
}
