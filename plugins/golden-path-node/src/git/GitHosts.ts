import { Config } from '@backstage/config';
import { InputError, NotFoundError } from '@backstage/errors';
import { resolve } from 'node:path';
import { readForge } from '../pullRequests/readForge';
import { LocalGitHost } from './LocalGitHost';
import { RemoteGitHost } from './RemoteGitHost';
import { GitHost } from './types';
import { WebLocation, WebUrls } from './WebUrls';

const HOST_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const PROTOCOLS = ['ssh:', 'https:', 'http:', 'file:'];

/**
 * The git hosts of `goldenPath.git.hosts`.
 *
 * @public
 */
export class GitHosts {
  readonly #hosts: readonly GitHost[];
  readonly #urls: WebUrls;

  /** Throws when a host is not configured as it should be, naming the key. */
  static fromConfig(config: Config): GitHosts {
    const urls = new WebUrls(config.getString('app.baseUrl'));
    const hosts = (
      config.getOptionalConfigArray('goldenPath.git.hosts') ?? []
    ).map(host => readHost(host, urls));
    const ids = hosts.map(({ id }) => id);
    const duplicate = ids.find((id, index) => ids.indexOf(id) !== index);
    if (duplicate) {
      throw new InputError(
        `Two hosts in goldenPath.git.hosts have the id '${duplicate}'`,
      );
    }
    return new GitHosts(hosts, urls);
  }

  private constructor(hosts: readonly GitHost[], urls: WebUrls) {
    this.#hosts = hosts;
    this.#urls = urls;
  }

  /** In the order of the configuration; the first one is the default. */
  list(): readonly GitHost[] {
    return this.#hosts;
  }

  /** The host, or the default one; a `NotFoundError` names those there are. */
  get(id?: string): GitHost {
    const host =
      id === undefined
        ? this.#hosts[0]
        : this.#hosts.find(candidate => candidate.id === id);
    if (host) {
      return host;
    }
    if (id === undefined) {
      throw new NotFoundError(
        'There is no git host; add one to goldenPath.git.hosts of the configuration',
      );
    }
    const known = this.#hosts.map(candidate => `'${candidate.id}'`).join(', ');
    throw new NotFoundError(
      `There is no git host '${id}'; choose one of ${known || 'none'}`,
    );
  }

  /** Whether {@link GitHosts.locate} understands the address. */
  owns(url: URL): boolean {
    return this.#urls.owns(url);
  }

  /**
   * What an address of a repository or file names, as made by
   * {@link GitHost.repositoryUrl} and {@link GitHost.fileUrl}; undefined when it
   * is the address of something else.
   */
  locate(
    url: string,
  ): (Omit<WebLocation, 'host'> & { host: GitHost }) | undefined {
    const location = this.#urls.parse(url);
    return location && { ...location, host: this.get(location.host) };
  }
}

function readHost(config: Config, urls: WebUrls): GitHost {
  const id = config.getString('id');
  if (!HOST_ID.test(id)) {
    throw new InputError(
      `'${id}' in goldenPath.git.hosts is no id: use lower-case letters, digits and '-'`,
    );
  }
  const title = config.getOptionalString('title') ?? id;
  const type = config.getString('type');
  if (type === 'local') {
    return new LocalGitHost({
      id,
      title,
      urls,
      root: resolve(config.getString('root')),
    });
  }
  if (type === 'remote') {
    const cloneUrl = readCloneUrl(config, id);
    const token = config.getOptionalString('token');
    const forge = readForge(config, { id, cloneUrl, token });
    // git itself has a use for it over http alone.
    const isForGit = token && !(forge && !cloneUrl.startsWith('http'));
    return new RemoteGitHost({
      id,
      title,
      urls,
      cloneUrl,
      credentials: isForGit
        ? { token, username: config.getOptionalString('username') ?? 'git' }
        : undefined,
      forge,
    });
  }
  throw new InputError(
    `The git host '${id}' has the type '${type}'; it must be local or remote`,
  );
}

function readCloneUrl(config: Config, id: string): string {
  const cloneUrl = config.getString('cloneUrl');
  const url = URL.canParse(cloneUrl) ? new URL(cloneUrl) : undefined;
  if (!url || !PROTOCOLS.includes(url.protocol)) {
    throw new InputError(
      `The cloneUrl of the git host '${id}' must begin with ssh://, https://, http:// or file://`,
    );
  }
  if (url.password || (url.username && url.protocol !== 'ssh:')) {
    throw new InputError(
      `The cloneUrl of the git host '${id}' must have no credentials in it; use token`,
    );
  }
  if (!cloneUrl.includes('{name}')) {
    throw new InputError(
      `The cloneUrl of the git host '${id}' must have {name} in it`,
    );
  }
  return cloneUrl;
}
