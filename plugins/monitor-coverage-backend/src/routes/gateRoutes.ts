import { parse } from '@guildhall/plugin-guildhall-node';
import { gateRequestSchema } from '@guildhall/plugin-monitor-coverage-common';
import express, { Router } from 'express';
import { readAccess } from './readAccess';
import { RouteOptions } from './RouteOptions';

/** Rule files of a whole repository, twice. */
const MAX_BODY = '50mb';

/** What a change does, before it is made. Only computes. */
export function addGateRoutes(router: Router, options: RouteOptions): void {
  router.post('/gate', express.json({ limit: MAX_BODY }), async (req, res) => {
    const { access } = await readAccess(options, req);
    const body = parse(gateRequestSchema, req.body);
    res.json(await options.gate.check(body, access));
  });
}
