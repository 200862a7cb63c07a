import { CustomErrorBase } from '@backstage/errors';
import { execFile } from 'node:child_process';
import { redact } from './redact';

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;
const DEFAULT_TIMEOUT_MS = 60_000;

/** All that git, ssh and TLS need of the environment; nothing else is passed. */
const INHERITED_VARIABLES = [
  'PATH',
  'HOME',
  'SYSTEMROOT',
  'TMPDIR',
  'SSH_AUTH_SOCK',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'GIT_SSL_CAINFO',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTPS_PROXY',
  'NO_PROXY',
];

/**
 * What git answers when it fails, without credentials.
 *
 * @public
 */
export class GitCommandError extends CustomErrorBase {
  name = 'GitCommandError' as const;
  /** Undefined when git was stopped, or could not be started. */
  readonly exitCode: number | undefined;
  /** The last words of git and of the remote. */
  readonly output: string;

  constructor(options: { command: string; exitCode?: number; output: string }) {
    super(`git ${options.command} failed: ${options.output}`);
    this.exitCode = options.exitCode;
    this.output = options.output;
  }
}

/** Options of {@link runGit}. */
export interface RunGitOptions {
  /**
   * The bare repository, which is never looked for in the folders above; any
   * folder for commands that need none.
   */
  gitDir: string;
  input?: Buffer;
  signal?: AbortSignal;
  /** Milliseconds. Default: one minute. */
  timeout?: number;
  /** The only way in which git may reach another repository. Default: none. */
  protocol?: string;
  /** Further configuration, which no other process can see. */
  config?: Record<string, string>;
  /** Replaced by `***` in whatever git says. */
  secrets?: readonly string[];
}

/**
 * Runs the git binary so that nothing on the machine or in a repository changes
 * what it does: no configuration but ours, no hooks, no prompts, no attributes,
 * and one protocol at most. Arguments are never read by a shell; who builds
 * them out of input puts that behind `--` or checks it first.
 */
export async function runGit(
  args: readonly string[],
  options: RunGitOptions,
): Promise<{ stdout: Buffer; stderr: string }> {
  const { gitDir, input, signal, secrets = [] } = options;
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...args],
      {
        cwd: gitDir,
        env: environmentOf(options),
        encoding: 'buffer',
        maxBuffer: MAX_OUTPUT_BYTES,
        timeout: options.timeout ?? DEFAULT_TIMEOUT_MS,
        signal,
        windowsHide: true,
      },
      (error, stdout, stderr) => {
        const words = redact(stderr.toString('utf8'), secrets).trim();
        if (!error) {
          resolve({ stdout, stderr: words });
        } else if (signal?.aborted) {
          reject(signal.reason);
        } else {
          reject(
            new GitCommandError({
              command: args[0],
              exitCode: typeof error.code === 'number' ? error.code : undefined,
              output: error.killed
                ? 'it took too long'
                : words || redact(error.message, secrets),
            }),
          );
        }
      },
    );
    // git may end before it has read everything; its exit code says why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

function environmentOf(options: RunGitOptions): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {};
  for (const name of INHERITED_VARIABLES) {
    if (process.env[name] !== undefined) {
      env[name] = process.env[name];
    }
  }
  // Configuration in variables, and not in arguments: those can be read by
  // every user of the machine.
  const config = Object.entries({
    'core.hooksPath': '/dev/null',
    'core.attributesFile': '/dev/null',
    'core.fsmonitor': 'false',
    'core.autocrlf': 'false',
    'credential.helper': '',
    'http.followRedirects': 'false',
    'gc.auto': '0',
    ...options.config,
  });
  config.forEach(([key, value], index) => {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return {
    ...env,
    LC_ALL: 'C',
    GIT_CONFIG_COUNT: String(config.length),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes',
    GIT_ALLOW_PROTOCOL: options.protocol ?? 'none',
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_DIR: options.gitDir,
  };
}
