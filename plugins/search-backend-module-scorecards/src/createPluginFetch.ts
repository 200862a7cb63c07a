import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';

const ADDRESS = /^plugin:\/\/([^/]+)/;

/** A fetch that knows `plugin://` addresses, and calls as this plugin itself. */
export function createPluginFetch(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): typeof fetch {
  const { auth, discovery } = options;
  return async (input, init) => {
    const address = String(input);
    const [prefix, targetPluginId] = ADDRESS.exec(address) ?? ['', ''];
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId,
    });
    const baseUrl = await discovery.getBaseUrl(targetPluginId);
    return fetch(`${baseUrl}${address.slice(prefix.length)}`, {
      ...init,
      headers: { ...init?.headers, Authorization: `Bearer ${token}` },
    });
  };
}
