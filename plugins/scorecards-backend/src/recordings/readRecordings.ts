import { UrlReaderService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DefinitionLocation,
  readLocations,
} from '../definitions/readLocations';
import { parseRecordings, RecordedObservation } from './parseRecordings';

/**
 * Reads all recordings, by entity ref.
 *
 * @throws InputError if one cannot be read or does not fit the format.
 */
export async function readRecordings(
  locations: DefinitionLocation[],
  urlReader: UrlReaderService,
): Promise<Map<string, RecordedObservation[]>> {
  const recordings = new Map<string, RecordedObservation[]>();
  const files = await readLocations({ locations, urlReader, before: [] });
  for (const { location, content, error } of files) {
    if (error !== undefined) {
      throw new InputError(
        `The recording ${location} cannot be read: ${error}`,
      );
    }
    for (const [ref, observations] of parseRecordings(content, location)) {
      recordings.set(ref, [...(recordings.get(ref) ?? []), ...observations]);
    }
  }
  return recordings;
}
