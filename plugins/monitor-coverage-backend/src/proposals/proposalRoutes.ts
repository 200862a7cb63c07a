import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  createProposalRequestSchema,
  listProposalsQuerySchema,
  proposalCreatePermission,
} from '@guildhall/plugin-monitor-coverage-common';
import { Router } from 'express';
import { aPerson } from '../http/callers';
import { readAccess } from '../routes/readAccess';
import { RouteOptions } from '../routes/RouteOptions';

/** Rules that are proposed to repositories. */
export function addProposalRoutes(router: Router, options: RouteOptions): void {
  const { auditor, authorizer, httpAuth, parts, proposals } = options;

  router.get('/proposals', async (req, res) => {
    const { access } = await readAccess(options, req);
    const { part } = parse(listProposalsQuerySchema, req.query);
    res.json(await proposals.list(part, access));
  });

  router.post('/proposals', async (req, res) => {
    const { access } = await readAccess(options, req);
    const credentials = await aPerson(httpAuth, req);
    const body = parse(createProposalRequestSchema, req.body);
    const { entityRef } = body;
    await parts.find(entityRef, access);
    await authorizer.requireFor(
      proposalCreatePermission,
      entityRef,
      credentials,
    );
    const by = credentials.principal.userEntityRef;
    const proposal = await audited(
      auditor,
      {
        eventId: 'proposal-create',
        severityLevel: 'medium',
        request: req,
        meta: {
          entityRef,
          rulesFiles: (body.suggestions ?? []).map(
            ({ rulesFile }) => rulesFile,
          ),
        },
      },
      () => proposals.create(body, { by, access }),
      ({ id, host, repository, branch }) => ({ id, host, repository, branch }),
    );
    res.json(proposal);
  });
}
