/** Larger files are listed, but not read. */
export const MAX_TEXT_BYTES = 256 * 1024;

/** Text kept in memory while a repository that was fetched is described. */
export const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/** A folder with more files is refused: it is more than one thing. */
export const MAX_FILES = 20_000;

/** How long one repository may take. */
export const READ_TIMEOUT_MS = 60_000;
