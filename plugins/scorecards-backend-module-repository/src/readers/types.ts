import { RepositoryFacts } from '../types';

/** What was found in one folder, or why nothing could be. */
export type Outcome = { value: RepositoryFacts } | { error: string };

/** Describes folders of one repository. */
export interface RepositoryReader {
  /**
   * Answers an outcome for each of the folders, by their paths within the
   * repository. Throws when the repository cannot be read at all.
   */
  describe(
    repository: string,
    folders: readonly string[],
    options: { refresh: boolean; signal: AbortSignal },
  ): Promise<ReadonlyMap<string, Outcome>>;
}
