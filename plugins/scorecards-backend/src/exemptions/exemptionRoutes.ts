import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { audited, parse } from '@guildhall/plugin-guildhall-node';
import {
  decideExemptionSchema,
  listExemptionsQuerySchema,
  listExemptionTeamsQuerySchema,
  requestExemptionSchema,
} from '@guildhall/plugin-scorecards-common';
import { Router } from 'express';
import { toEntityFilter } from '../routes/toEntityFilter';
import { ExemptionsService } from './ExemptionsService';
import { toExemptionSelection } from './toExemptionSelection';

/** Exemptions: asking, deciding, and the ledger of all of them. */
export function addExemptionRoutes(
  router: Router,
  options: {
    auditor: AuditorService;
    exemptions: ExemptionsService;
    httpAuth: HttpAuthService;
  },
): void {
  const { auditor, exemptions, httpAuth } = options;

  router.get('/exemptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parse(listExemptionsQuerySchema, req.query);
    res.json(
      await exemptions.list(
        {
          ...toExemptionSelection(query),
          cursor: query.cursor,
          limit: query.limit,
        },
        credentials,
      ),
    );
  });

  router.get('/exemptions/teams', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parse(listExemptionTeamsQuerySchema, req.query);
    res.json(
      await exemptions.listTeams(
        {
          filter: toEntityFilter(query),
          cursor: query.cursor,
          limit: query.limit,
        },
        credentials,
      ),
    );
  });

  router.get('/exemptions/rules', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await exemptions.getRules(credentials));
  });

  router.get('/exemptions/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    res.json(await exemptions.get(req.params.id, credentials));
  });

  router.post('/exemptions', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const answer = await audited(
      auditor,
      { eventId: 'exemption-request', severityLevel: 'medium', request: req },
      () =>
        exemptions.request(
          parse(requestExemptionSchema, req.body),
          credentials,
        ),
      ({ id, check, scope, endsAt }) => ({ id, check, scope, endsAt }),
    );
    res.json(answer);
  });

  for (const verb of ['approve', 'deny', 'revoke'] as const) {
    router.post(`/exemptions/:id/${verb}`, async (req, res) => {
      const credentials = await httpAuth.credentials(req, { allow: ['user'] });
      const { id } = req.params;
      const answer = await audited(
        auditor,
        {
          eventId: `exemption-${verb}`,
          severityLevel: 'medium',
          request: req,
          meta: { id },
        },
        () =>
          exemptions[verb](
            { id, ...parse(decideExemptionSchema, req.body) },
            credentials,
          ),
        ({ check, scope, state }) => ({ check, scope, state }),
      );
      res.json(answer);
    });
  }
}
