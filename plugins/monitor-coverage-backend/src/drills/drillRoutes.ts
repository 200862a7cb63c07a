import { audited, Operation, parse } from '@guildhall/plugin-guildhall-node';
import {
  createDrillRequestSchema,
  drillCreatePermission,
  drillSchema,
} from '@guildhall/plugin-monitor-coverage-common';
import { Router } from 'express';
import { aPerson } from '../http/callers';
import { readAccess } from '../routes/readAccess';
import { RouteOptions } from '../routes/RouteOptions';

/** The routes of drills. */
export const drillOperations: Operation[] = [
  {
    method: 'post',
    path: '/drills',
    summary: 'Record that one made a monitor fire on purpose, and who heard it',
    body: createDrillRequestSchema,
    response: drillSchema,
  },
];

export function addDrillRoutes(router: Router, options: RouteOptions): void {
  const { auditor, authorizer, drills, httpAuth, parts } = options;

  router.post('/drills', async (req, res) => {
    const { access } = await readAccess(options, req);
    const credentials = await aPerson(httpAuth, req);
    const body = parse(createDrillRequestSchema, req.body);
    const { entityRef, heard, monitor, provider } = body;
    await parts.find(entityRef, access);
    await authorizer.requireFor(drillCreatePermission, entityRef, credentials);
    const by = credentials.principal.userEntityRef;
    const drill = await audited(
      auditor,
      {
        eventId: 'drill-create',
        severityLevel: 'low',
        request: req,
        meta: { entityRef, heard, monitor, provider },
      },
      () => drills.create(body, { by, access }),
      ({ id }) => ({ id }),
    );
    res.json(drill);
  });
}
