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
  /** The names of the times at which it is silent: always these, never others. */
  muteTimes: string[];
  /** The names of the only times at which it is not; empty if there are none. */
  activeTimes: string[];
  routes: Route[];
}

/**
 * Alerts that keep others back: an alert that the target matches is not sent
 * while there is one that the source matches, with the same values of `equal`.
 *
 * @public
 */
export interface InhibitRule {
  source: AlertMatcher[];
  target: AlertMatcher[];
  equal: string[];
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
  inhibitions: InhibitRule[];
}
