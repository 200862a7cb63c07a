import { AuditorService, HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Authorizer, toOpenApi } from '@guildhall/plugin-guildhall-node';
import express from 'express';
import Router from 'express-promise-router';
import { addExemptionRoutes } from './exemptions/exemptionRoutes';
import { ExemptionsService } from './exemptions/ExemptionsService';
import { addCampaignRoutes } from './campaigns/campaignRoutes';
import { CampaignsService } from './campaigns/CampaignsService';
import { addExportRoutes } from './export/exportRoutes';
import { ExportService } from './export/ExportService';
import { addGateRoutes } from './gate/gateRoutes';
import { GateService } from './gate/GateService';
import { addDefinitionRoutes } from './definitions/definitionRoutes';
import { DefinitionsService } from './definitions/DefinitionsService';
import { operations } from './openapi/operations';
import { RollUps } from './rollups/createRollUps';
import { addRollUpRoutes } from './rollups/rollUpRoutes';
import { addPreviewRoutes } from './preview/previewRoutes';
import { PreviewService } from './preview/PreviewService';
import { addEntityRoutes } from './routes/entityRoutes';
import { addFactRoutes } from './routes/factRoutes';
import { addHealthRoutes } from './routes/healthRoutes';
import { addScorecardRoutes } from './routes/scorecardRoutes';
import { EntityRefresher } from './service/EntityRefresher';
import { EntityReportService } from './service/EntityReportService';
import { FactsService } from './service/FactsService';
import { HealthService } from './service/HealthService';
import { ScorecardsService } from './service/ScorecardsService';

/** A thousand facts of 20 kB; larger ones come in several pushes. */
const MAX_BODY = '20mb';

/** What the routes work with. */
export interface RouterOptions {
  auditor: AuditorService;
  authorizer: Authorizer;
  campaigns: CampaignsService;
  definitions: DefinitionsService;
  exemptions: ExemptionsService;
  exports: ExportService;
  facts: FactsService;
  gate: GateService;
  health: HealthService;
  httpAuth: HttpAuthService;
  previews: PreviewService;
  refresher: EntityRefresher;
  reports: EntityReportService;
  rollUps: RollUps;
  scorecards: ScorecardsService;
}

/** The HTTP API; its contract is in the common package and at `/openapi.json`. */
export function createRouter(options: RouterOptions): express.Router {
  const router = Router();
  router.use((req, _res, next) => {
    // No database has names with this character in them.
    if (req.url.includes('%00')) {
      throw new InputError('The address must not contain a NUL character');
    }
    next();
  });
  router.use(express.json({ limit: MAX_BODY }));
  addFactRoutes(router, options);
  addScorecardRoutes(router, options);
  addExportRoutes(router, options);
  addEntityRoutes(router, options);
  addExemptionRoutes(router, options);
  addHealthRoutes(router, options);
  addDefinitionRoutes(router, options);
  addPreviewRoutes(router, options);
  addGateRoutes(router, options);
  addRollUpRoutes(router, options);
  addCampaignRoutes(router, options);
  router.get('/openapi.json', async (req, res) => {
    await options.httpAuth.credentials(req, { allow: ['user', 'service'] });
    res.json(toOpenApi({ pluginId: 'scorecards', operations }));
  });
  return router;
}
