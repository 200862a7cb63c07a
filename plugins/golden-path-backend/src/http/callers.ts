import {
  AuthService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { Request } from 'express';

/** Credentials of a person, or of a service in its own name. */
export type CallerCredentials = BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>;

/** Who calls, a person or a service. */
export async function anyone(
  httpAuth: HttpAuthService,
  req: Request,
): Promise<CallerCredentials> {
  return httpAuth.credentials(req, { allow: ['user', 'service'] });
}

/**
 * A service, in its own name or on behalf of a person.
 *
 * @throws NotAllowedError for a person who calls without a service between.
 */
export async function anyService(
  httpAuth: HttpAuthService,
  req: Request,
): Promise<CallerCredentials> {
  const credentials = await anyone(httpAuth, req);
  if (!isService(credentials)) {
    throw new NotAllowedError('Only services may call this');
  }
  return credentials;
}

/** Whether a service calls, in its own name or on behalf of a person. */
export function isService({ principal }: CallerCredentials): boolean {
  return principal.type === 'service' || principal.actor !== undefined;
}

/** The ref of the person, or the name of the service. */
export function nameOf({ principal }: CallerCredentials): string {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}

/**
 * The caller of an action, which has a person or a service behind it.
 *
 * @throws NotAllowedError when nobody is behind it.
 */
export function toCaller(
  auth: AuthService,
  credentials: BackstageCredentials,
): CallerCredentials {
  if (
    auth.isPrincipal(credentials, 'user') ||
    auth.isPrincipal(credentials, 'service')
  ) {
    return credentials;
  }
  throw new NotAllowedError('Sign in to do this');
}
