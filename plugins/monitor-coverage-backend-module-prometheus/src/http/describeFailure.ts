import { isError, toError } from '@backstage/errors';

const advice: Record<string, string> = {
  ECONNREFUSED: 'refuses connections: check the URL, and that it is running',
  ENOTFOUND: 'has a name that is not known: check the URL',
  EAI_AGAIN: 'has a name that could not be looked up: check the URL and DNS',
  EHOSTUNREACH: 'is on a network that cannot be reached: check the firewall',
  CERT_HAS_EXPIRED: 'has a certificate that has expired: renew it',
  CERT_NOT_YET_VALID:
    'has a certificate that is not valid yet: check both clocks',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'has a certificate for another name: check the URL',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'has a certificate that nobody signed: name its authority in NODE_EXTRA_CA_CERTS',
  SELF_SIGNED_CERT_IN_CHAIN:
    'has a certificate of an unknown authority: name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'has a certificate of an unknown authority: name it in NODE_EXTRA_CA_CERTS',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'has a certificate of an unknown authority: name it in NODE_EXTRA_CA_CERTS',
  ECONNRESET: 'ended the connection in the middle: ask it again',
  UND_ERR_SOCKET:
    'ended its answer half-way: see what is between us, ask again',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH:
    'ended its answer half-way: see what is between us, ask again',
  UND_ERR_CONNECT_TIMEOUT: 'does not answer: check the URL and the firewall',
};

/** What a request that got no whole answer says about the server. */
export function describeFailure(error: unknown, timeoutMs: number): string {
  for (const each of causes(error)) {
    if (each.name === 'TimeoutError') {
      return `took longer than ${
        timeoutMs / 1_000
      } s: raise its 'timeout', or see why it is slow`;
    }
    if (each.name === 'AbortError') {
      return 'was not waited for any longer, because the round was ended';
    }
    const known = 'code' in each && advice[String(each.code)];
    if (known) {
      return known;
    }
  }
  return `cannot be read (${
    toError(causes(error).at(-1)).message
  }): check the URL`;
}

/** The error, what caused it, and so on; fetch only says that it failed. */
function causes(error: unknown): Error[] {
  const found: Error[] = [];
  for (let each = error; isError(each) && found.length < 5; each = each.cause) {
    found.push(each);
    if (each instanceof AggregateError) {
      found.push(...each.errors.filter(isError));
    }
  }
  return found;
}
