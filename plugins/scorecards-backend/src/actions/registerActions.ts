import { AuditorService, AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Authorizer } from '@guildhall/plugin-guildhall-node';
import { ExemptionsService } from '../exemptions/ExemptionsService';
import { PreviewService } from '../preview/PreviewService';
import { EntityReportService } from '../service/EntityReportService';
import { ScorecardsService } from '../service/ScorecardsService';
import { createGetEntityReportAction } from './createGetEntityReportAction';
import { createListScorecardsAction } from './createListScorecardsAction';
import { createPreviewDefinitionsAction } from './createPreviewDefinitionsAction';
import { createRequestExemptionAction } from './createRequestExemptionAction';

/** What agents and templates can do, each with the rights of its caller. */
export function registerActions(options: {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  authorizer: Authorizer;
  exemptions: ExemptionsService;
  previews: PreviewService;
  reports: EntityReportService;
  scorecards: ScorecardsService;
}): void {
  createListScorecardsAction(options);
  createGetEntityReportAction(options);
  createPreviewDefinitionsAction(options);
  createRequestExemptionAction(options);
}
