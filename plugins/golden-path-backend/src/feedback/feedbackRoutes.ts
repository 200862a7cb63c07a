import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  feedbackCreatePermission,
  feedbackRequestSchema,
  listFeedbackQuerySchema,
  templateReadPermission,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { anyone } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { Releases } from '../parts';
import { FeedbackStore } from './FeedbackStore';

/** What people say about releases. */
export function addFeedbackRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    feedback: FeedbackStore;
    httpAuth: HttpAuthService;
    releases: Releases;
  },
): void {
  const { auditor, authorizer, feedback, httpAuth, releases } = options;

  router.get('/feedback', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    await authorizer.require(templateReadPermission, credentials);
    res.json(await feedback.list(parse(listFeedbackQuerySchema, req.query)));
  });

  router.post('/feedback', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await authorizer.require(feedbackCreatePermission, credentials);
    const request = parse(feedbackRequestSchema, req.body);
    refuseSecrets(request);
    const { template, version, rating } = request;
    const released = await releases.list(template);
    if (!released.some(release => release.version === version)) {
      throw new InputError(
        `'version': there is no release ${version} of the template '${template}'`,
      );
    }
    const given = await audited(
      auditor,
      {
        eventId: 'feedback-give',
        severityLevel: 'low',
        request: req,
        meta: { template, version, rating },
      },
      () =>
        feedback.give(request, credentials.principal.userEntityRef, new Date()),
    );
    res.json(given);
  });
}
