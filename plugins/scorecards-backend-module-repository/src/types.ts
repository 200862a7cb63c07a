/**
 * The files of one folder, by their paths relative to it with forward
 * slashes; the nearest to the top first, then in alphabetical order.
 *
 * @public
 */
export interface FolderFiles {
  readonly paths: readonly string[];
  /** Undefined when the file is binary, too large or gone. */
  readText(path: string): Promise<string | undefined>;
}

/**
 * The files of a repository, or of one folder of a shared one.
 *
 * @public
 */
export interface RepositoryFiles extends FolderFiles {
  /** Where in its repository the folder is; empty for the repository itself. */
  readonly folder: string;
  /**
   * The folders around it, the nearest first and the repository's root last,
   * with those files only that may hold for what is below them.
   */
  readonly parents: readonly FolderFiles[];
  /** Not every text could be kept, so what was not found may still be there. */
  readonly truncated: boolean;
  /** RFC 3339, in UTC. */
  readonly lastCommitAt?: string;
  readonly defaultBranch?: string;
}

/**
 * What was found in a repository, as the source `repository` declares it. A
 * field that is not known is absent.
 *
 * @public
 */
export interface RepositoryFacts {
  readme: boolean;
  readmeSections?: string[];
  readmeWords?: number;
  licence: boolean;
  licenceId?: string;
  ci: boolean;
  ciSystem?: string;
  dockerfile: boolean;
  dockerBaseImages: string[];
  dockerRunsAsRoot?: boolean;
  tests: boolean;
  testFiles: number;
  sourceFiles: number;
  manifests: string[];
  lockfile?: boolean;
  dependencyCount?: number;
  openapi: boolean;
  openapiVersion?: string;
  adr: boolean;
  adrCount: number;
  runbook: boolean;
  codeowners: boolean;
  codeownersCoversAll?: boolean;
  secretFiles?: string[];
  lastCommitAt?: string;
  defaultBranch?: string;
}
