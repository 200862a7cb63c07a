import { AlertMatcher } from './matchers';

/**
 * One branch of an Alertmanager's routing tree.
 *
 * @public
 */
export interface Route {
  /** Its own, or that of the nearest branch above that names one. */
  receiver: string;
  matchers: AlertMatcher[];
  /** Whether the branches after it are tried as well. */
  continue: boolean;
  routes: Route[];
}

/**
 * What an Alertmanager does with alerts.
 *
 * @public
 */
export interface RoutingTree {
  root: Route;
  /** All receivers, and whether each notifies anybody. */
  receivers: ReadonlyMap<string, { notifies: boolean }>;
}
