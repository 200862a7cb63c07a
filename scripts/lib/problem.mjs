import { stripVTControlCharacters } from 'node:util';

/** A failure that the reader can do something about. */
export class Problem extends Error {
  /**
   * @param {string} message - what went wrong, in one sentence
   * @param {{ next: string, logFile?: string, details?: string }} options -
   *   what to do next, the log to look into, and the lines of it that matter
   */
  constructor(message, { next, logFile, details }) {
    super(message);
    this.name = 'Problem';
    this.next = next;
    this.logFile = logFile;
    this.details = details;
  }
}

/** What a reader sees of any failure. */
export function describeFailure(error) {
  if (!(error instanceof Problem)) {
    return error?.stack ?? String(error);
  }
  return [
    error.details && stripVTControlCharacters(error.details).trimEnd(),
    error.message,
    `What to do: ${error.next}`,
    error.logFile && `The whole log: ${error.logFile}`,
  ]
    .filter(Boolean)
    .join('\n');
}

const CAUSES = [
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|network (?:timeout|connectivity)|getaddrinfo|RequestError/i,
    message: 'The package registry cannot be reached.',
    next: 'connect to the network (or set HTTPS_PROXY), then run the same command again. Once everything is installed no network is needed.',
  },
  {
    pattern: /ENOSPC|no space left/i,
    message: 'The disk is full.',
    next: 'free about 4 GB, then run the same command again.',
  },
  {
    pattern: /EACCES|EPERM|permission denied/i,
    message: 'A file may not be written.',
    next: 'make this folder (and your package cache) belong to you, then run the same command again.',
  },
  {
    pattern: /YN0028|lockfile would have been modified/i,
    message: 'yarn.lock does not match the package.json files.',
    next: 'run `yarn install` and commit yarn.lock, or take back your change of package.json.',
  },
  {
    pattern: /UNABLE_TO_(?:GET|VERIFY)|SELF_SIGNED_CERT|CERT_/i,
    message: 'The certificate of the package registry is not trusted.',
    next: 'set NODE_EXTRA_CA_CERTS to the certificate file of your network, then run the same command again.',
  },
];

/** The problem behind what npm or Yarn said; `message` is for one that nobody knows. */
export function installProblem(message, { output, logFile }) {
  const cause = CAUSES.find(({ pattern }) => pattern.test(output));
  return new Problem(cause?.message ?? message, {
    next: cause?.next ?? 'look into the log, then run the same command again.',
    logFile,
    details: output,
  });
}
