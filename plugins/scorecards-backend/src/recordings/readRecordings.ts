import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  DefinitionLocation,
  readLocations,
} from '@guildhall/plugin-guildhall-node';
import { parseRecordings, Recordings } from './parseRecordings';

/** What is wrong with a recording, so that it is not played. */
export interface RecordingProblem {
  location: string;
  message: string;
}

/**
 * Reads all recordings, by entity ref. One that cannot be read, or does not
 * fit the format, is left out: a demonstration's past is no reason not to
 * start.
 */
export async function readRecordings(options: {
  locations: DefinitionLocation[];
  logger: LoggerService;
  urlReader: UrlReaderService;
}): Promise<{
  recordings: Recordings;
  problems: RecordingProblem[];
}> {
  const { locations, logger, urlReader } = options;
  const recordings: Recordings = {
    observations: new Map(),
    exemptions: new Map(),
    campaigns: [],
  };
  const problems: RecordingProblem[] = [];
  const files = await readLocations({ locations, urlReader, before: [] });
  for (const { location, content, error } of files) {
    const parsed =
      error === undefined ? parseRecordings(content) : { problem: error };
    if ('problem' in parsed) {
      const message = `the recording is not played: ${parsed.problem}`;
      problems.push({ location, message });
      logger.error(`${location}: ${message}`);
      continue;
    }
    merge(recordings.observations, parsed.observations);
    merge(recordings.exemptions, parsed.exemptions);
    recordings.campaigns.push(...parsed.campaigns);
  }
  return { recordings, problems };
}

function merge<T>(into: Map<string, T[]>, from: Map<string, T[]>): void {
  for (const [ref, items] of from) {
    into.set(ref, [...(into.get(ref) ?? []), ...items]);
  }
}
