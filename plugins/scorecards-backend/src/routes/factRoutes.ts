import {
  AuditorService,
  BackstageCredentials,
  BackstageServicePrincipal,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { audited, Authorizer, parse } from '@guildhall/plugin-guildhall-node';
import {
  factReadPermission,
  factSourceDefinitionSchema,
  factWritePermission,
  getFactHistoryQuerySchema,
  getFactsQuerySchema,
  pushFactsRequestSchema,
} from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { FactsService } from '../service/FactsService';

/** Facts in and out, and the sources they come from. */
export function addFactRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    authorizer: Authorizer;
    facts: FactsService;
    httpAuth: HttpAuthService;
  },
): void {
  const { auditor, authorizer, facts, httpAuth } = options;

  router.post('/facts', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.requireAccess(
      factWritePermission,
      credentials,
    );
    const request = parse(pushFactsRequestSchema, req.body);
    const answer = await audited(
      auditor,
      {
        eventId: 'fact-push',
        severityLevel: 'low',
        request: req,
        meta: { facts: request.facts.length },
      },
      () => facts.push(request.facts, scope),
      ({ changed, unchanged, rejected }) => ({
        changed,
        unchanged,
        rejected: rejected.length,
      }),
    );
    res.json(answer);
  });

  router.get('/facts', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.requireAccess(
      factReadPermission,
      credentials,
    );
    res.json(
      await facts.get({ ...parse(getFactsQuerySchema, req.query), ...scope }),
    );
  });

  router.get('/facts/history', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await authorizer.requireAccess(
      factReadPermission,
      credentials,
    );
    res.json(
      await facts.getHistory({
        ...parse(getFactHistoryQuerySchema, req.query),
        ...scope,
      }),
    );
  });

  router.get('/sources', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorizer.require(factReadPermission, credentials);
    res.json(await facts.listSources());
  });

  router.put('/sources/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    await authorizer.require(factWritePermission, credentials);
    const definition = parse(factSourceDefinitionSchema, req.body);
    if (definition.id !== req.params.id) {
      throw new InputError(
        `'id' must be '${req.params.id}', as in the address`,
      );
    }
    await audited(
      auditor,
      {
        eventId: 'source-declare',
        severityLevel: 'medium',
        request: req,
        meta: { source: definition.id },
      },
      () => facts.declareSource(definition, toOrigin(credentials)),
    );
    res.status(204).end();
  });
}

function toOrigin(
  credentials: BackstageCredentials<
    BackstageUserPrincipal | BackstageServicePrincipal
  >,
): string {
  const { principal } = credentials;
  return principal.type === 'user'
    ? principal.userEntityRef
    : principal.subject;
}
