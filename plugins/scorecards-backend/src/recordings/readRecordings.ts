import { LoggerService, UrlReaderService } from '@backstage/backend-plugin-api';
import {
  DefinitionLocation,
  readLocations,
} from '@guildhall/plugin-guildhall-node';
import { parseRecordings, RecordedObservation } from './parseRecordings';

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
  recordings: Map<string, RecordedObservation[]>;
  problems: RecordingProblem[];
}> {
  const { locations, logger, urlReader } = options;
  const recordings = new Map<string, RecordedObservation[]>();
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
    for (const [ref, observations] of parsed.recorded) {
      recordings.set(ref, [...(recordings.get(ref) ?? []), ...observations]);
    }
  }
  return { recordings, problems };
}
