import { InputError } from '@backstage/errors';
import { RunGitOptions } from './runGit';

/** How git reaches a server: by one protocol, and with a token if there is one. */
export function accessTo(
  cloneUrl: string,
  credentials: { username: string; token: string } | undefined,
): Pick<RunGitOptions, 'config' | 'protocol' | 'secrets'> {
  const { origin, protocol } = new URL(cloneUrl);
  const access = { protocol: protocol.slice(0, -1) };
  if (!credentials) {
    return access;
  }
  if (!protocol.startsWith('http')) {
    throw new InputError(`A token is of no use for ${protocol}// addresses`);
  }
  const { token, username } = credentials;
  const basic = Buffer.from(`${username}:${token}`).toString('base64');
  return {
    ...access,
    // For this server alone, wherever an answer may point to.
    config: {
      [`http.${origin}/.extraHeader`]: `Authorization: Basic ${basic}`,
    },
    secrets: [token, basic],
  };
}
