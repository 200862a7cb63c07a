import {
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  factReadPermission,
  previewPermission,
  previewRequestSchema,
} from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { PreviewService } from './PreviewService';

/** What definitions would change. */
export function addPreviewRoutes(
  router: Router,
  options: {
    authorizer: Authorizer;
    httpAuth: HttpAuthService;
    previews: PreviewService;
  },
): void {
  const { authorizer, httpAuth, previews } = options;

  router.post('/preview', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { access } = await authorizer.requireAccess(
      previewPermission,
      credentials,
    );
    await authorizer.require(factReadPermission, credentials);
    const request = parse(previewRequestSchema, req.body);
    const left = new AbortController();
    res.on('close', () => left.abort());
    try {
      const preview = await previews.preview(toCaller(credentials), {
        ...request,
        access,
        signal: left.signal,
      });
      res.json(preview);
    } catch (error) {
      // Nobody is there any more to be told.
      if (!left.signal.aborted) {
        throw error;
      }
    }
  });
}

/** Who has one preview at a time. */
export function toCaller({
  principal,
}: BackstageCredentials<
  BackstageUserPrincipal | BackstageServicePrincipal
>): string {
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
