import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import {
  beginEffectRequestSchema,
  effectManagePermission,
  effectUndoPermission,
  finishEffectRequestSchema,
  listEffectsQuerySchema,
} from '@guildhall/plugin-golden-path-common';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import { Router } from 'express';
import { anyone, anyService, nameOf } from '../http/callers';
import { refuseSecrets } from '../http/refuseSecrets';
import { EffectService } from './EffectService';
import { RunUndoer } from './RunUndoer';

/** The ledger of what was made outside the portal, and undoing it. */
export function addEffectRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    effects: EffectService;
    httpAuth: HttpAuthService;
    undoer: RunUndoer;
  },
): void {
  const { auditor, authorizer, effects, httpAuth, undoer } = options;

  router.post('/effects', async (req, res) => {
    await anyService(httpAuth, req);
    const request = parse(beginEffectRequestSchema, req.body);
    refuseSecrets(request);
    const { taskId, stepId, key, target, createdBy } = request;
    const effect = await audited(
      auditor,
      {
        eventId: 'effect-begin',
        severityLevel: 'low',
        request: req,
        meta: { taskId, stepId, key, target, createdBy },
      },
      () => effects.begin(request),
      ({ id, status }) => ({ id, status }),
    );
    res.json(effect);
  });

  router.patch('/effects/:id', async (req, res) => {
    await anyService(httpAuth, req);
    const { id } = req.params;
    const request = parse(finishEffectRequestSchema, req.body);
    refuseSecrets(request);
    const effect = await audited(
      auditor,
      {
        eventId: 'effect-finish',
        severityLevel: 'low',
        request: req,
        meta: { id, status: request.status, target: request.target },
      },
      () => effects.finish(id, request),
    );
    res.json(effect);
  });

  router.get('/effects', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    const query = parse(listEffectsQuerySchema, req.query);
    const isManager = await authorizer.has(effectManagePermission, credentials);
    if (!isManager) {
      await authorizer.require(effectUndoPermission, credentials);
    }
    res.json(
      await effects.list({
        ...query,
        createdBy: isManager ? undefined : nameOf(credentials),
      }),
    );
  });

  router.post('/effects/:id/undo', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    const { id } = req.params;
    const items = await audited(
      auditor,
      {
        eventId: 'effect-undo',
        severityLevel: 'high',
        request: req,
        meta: { id },
      },
      () => undoer.undoEffect(id, credentials),
      undone => ({ statuses: undone.map(({ status }) => status) }),
    );
    res.json({ items });
  });

  router.post('/runs/:taskId/undo', async (req, res) => {
    const credentials = await anyone(httpAuth, req);
    const { taskId } = req.params;
    const items = await audited(
      auditor,
      {
        eventId: 'run-undo',
        severityLevel: 'high',
        request: req,
        meta: { taskId },
      },
      () => undoer.undoRun(taskId, credentials),
      undone => ({ statuses: undone.map(({ status }) => status) }),
    );
    res.json({ items });
  });
}
