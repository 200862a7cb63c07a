import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { AuthSettings } from '../config/config.ts';
import { HttpError } from './problems.ts';
import type { App, Caller } from './types.ts';

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** Errors about a token; any other means that it could not be checked. */
const REFUSALS = [
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWTInvalid,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWKSNoMatchingKey,
  errors.JOSEAlgNotAllowed,
];

/** Asks every request for a bearer token, except on routes that are `public`. */
export function addAuthentication(app: App, settings: AuthSettings | undefined) {
  app.decorateRequest('caller', undefined);
  if (!settings) {
    app.log.warn('authentication is off: anybody is let in');
    return;
  }
  const verify = createVerifier(settings);

  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config?.public) {
      return;
    }
    const [scheme, token] = request.headers.authorization?.split(' ') ?? [];
    if (scheme?.toLowerCase() !== 'bearer' || !token) {
      reply.header('www-authenticate', 'Bearer');
      throw new HttpError(401, 'A bearer token is needed.');
    }
    try {
      request.caller = await verify(token);
    } catch (error) {
      if (!REFUSALS.some(refusal => error instanceof refusal)) {
        request.log.error({ err: error }, 'a token could not be checked');
        throw new HttpError(503, 'Tokens cannot be checked right now.');
      }
      reply.header('www-authenticate', 'Bearer error="invalid_token"');
      throw new HttpError(401, 'The bearer token is not valid.');
    }
  });
}

function createVerifier({ issuer, audience, jwksUrl }: AuthSettings) {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3_000 });
  return async (token: string): Promise<Caller> => {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
    });
    return { subject: payload.sub ?? '' };
  };
}
