import { ScorecardsClient } from '..';

/** A client for programs outside the portal, such as a step of a pipeline. */
export function createPortalClient(options: {
  /** Such as `https://portal.example.com`. */
  portal: string;
  token: string;
}): ScorecardsClient {
  const { portal, token } = options;
  return new ScorecardsClient({
    fetchApi: {
      fetch: (address, init) =>
        fetch(String(address).replace('plugin://', `${portal}/api/`), {
          ...init,
          headers: { ...init?.headers, Authorization: `Bearer ${token}` },
        }),
    },
  });
}
