import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Forge } from './Forge';
import { createGitea } from './gitea';
import { createGithub } from './github';
import { createGitlab } from './gitlab';

const FORGES = new Map([
  ['github', createGithub],
  ['gitlab', createGitlab],
  ['gitea', createGitea],
]);

/** Where the pull requests of a git host are opened, and how. */
export interface ForgeConnection {
  forge: Forge;
  /** The path of a repository in its product, given its address. */
  repositoryOf(cloneUrl: string): string;
}

/** Reads `pullRequests` of a git host; throws naming the key that is wrong. */
export function readForge(
  host: Config,
  options: { id: string; cloneUrl: string; token: string | undefined },
): ForgeConnection | undefined {
  const config = host.getOptionalConfig('pullRequests');
  if (!config) {
    return undefined;
  }
  const { cloneUrl, id, token } = options;
  const type = config.getString('type');
  const create = FORGES.get(type);
  if (!create) {
    throw new InputError(
      `The pullRequests.type of the git host '${id}' is '${type}'; it must be github, gitlab or gitea`,
    );
  }
  if (!token) {
    throw new InputError(
      `The git host '${id}' needs a token to open pull requests`,
    );
  }
  const baseUrl = readBaseUrl(config, id);
  const repositoryOf = (address: string) => toRepository(address, baseUrl);
  const depth = repositoryOf(cloneUrl).split('/').length;
  if (depth < 2 || (depth > 2 && type !== 'gitlab')) {
    throw new InputError(
      `The path of the cloneUrl of the git host '${id}' must be an owner and {name}, for pull requests of ${type}`,
    );
  }
  return { forge: create({ host: id, baseUrl, token }), repositoryOf };
}

function readBaseUrl(config: Config, id: string): string {
  const baseUrl = config.getString('apiBaseUrl').replace(/\/+$/, '');
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    throw new InputError(
      `The pullRequests.apiBaseUrl of the git host '${id}' must begin with https:// or http://, without credentials and query, such as https://api.github.com`,
    );
  }
  return baseUrl;
}

/** A server below a path has that path in the addresses of both. */
function toRepository(cloneUrl: string, baseUrl: string): string {
  const path = decodeURIComponent(new URL(cloneUrl).pathname);
  const prefix = new URL(baseUrl).pathname.replace(/\/?api\/v\d+$/, '');
  const below = path.startsWith(`${prefix}/`)
    ? path.slice(prefix.length)
    : path;
  return below.replace(/^\/+/, '').replace(/\.git$/, '');
}
