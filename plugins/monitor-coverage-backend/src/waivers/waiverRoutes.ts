import { audited, Operation, parse } from '@guildhall/plugin-guildhall-node';
import {
  requestWaiverSchema,
  waiverRequestSchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { Router } from 'express';
import { aPerson } from '../http/callers';
import { readAccess } from '../routes/readAccess';
import { RouteOptions } from '../routes/RouteOptions';

/** The routes of waivers. */
export const waiverOperations: Operation[] = [
  {
    method: 'post',
    path: '/waivers',
    summary: 'Ask that a signal of a part need not be watched for a while',
    body: requestWaiverSchema,
    response: waiverRequestSchema,
  },
];

/** Who may ask is for scorecards to say, which is asked as the caller. */
export function addWaiverRoutes(router: Router, options: RouteOptions): void {
  const { auditor, httpAuth, waivers } = options;

  router.post('/waivers', async (req, res) => {
    const { access } = await readAccess(options, req);
    const credentials = await aPerson(httpAuth, req);
    const body = parse(requestWaiverSchema, req.body);
    const { entityRef, signal, until } = body;
    const requested = await audited(
      auditor,
      {
        eventId: 'waiver-request',
        severityLevel: 'low',
        request: req,
        meta: { entityRef, signal, until },
      },
      () => waivers.request(body, { access, credentials }),
      ({ id }) => ({ id }),
    );
    res.json(requested);
  });
}
