import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
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

/** Who calls, for what only a person can do. */
export async function aPerson(
  httpAuth: HttpAuthService,
  req: Request,
): Promise<BackstageCredentials<BackstageUserPrincipal>> {
  return httpAuth.credentials(req, { allow: ['user'] });
}
