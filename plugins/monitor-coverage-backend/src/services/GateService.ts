import {
  EntityAccess,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import {
  checkRuleFiles,
  GateRequest,
  GateResponse,
  toGraphPart,
  toPartIdentity,
  toProviders,
} from '@guildhall/plugin-monitor-coverage-common';
import { PartReports } from '../database/reports/PartReports';
import { loadCatalog } from '../evaluation/loadCatalog';
import { CoverageModels } from '../model/CoverageModel';
import { scopeModel } from '../model/scopeModel';

/** What a change of rule files does to coverage. */
export class GateService {
  constructor(
    private readonly options: {
      /** Names of labels that name parts, where they are not the usual ones. */
      labels?: string[];
      models: CoverageModels;
      parts: PartReports;
      projection: EntityProjection;
    },
  ) {}

  async check(
    request: GateRequest,
    access: EntityAccess,
  ): Promise<GateResponse> {
    const { labels, models, parts, projection } = this.options;
    const model = await scopeModel(await models.get(), access, parts);
    const catalog = await loadCatalog(projection);
    return checkRuleFiles({
      // All of them, so that names mean what they mean elsewhere.
      parts: catalog.parts.map(part => ({
        ...toPartIdentity(part.entity),
        signals: (model.cells.get(part.ref) ?? [])
          .filter(({ waiver }) => !waiver)
          .map(({ signal }) => signal),
      })),
      before: request.before,
      after: request.after,
      index: {
        labels,
        providers: toProviders(
          catalog.parts.map(({ entity }) => toGraphPart(entity)),
        ),
      },
    });
  }
}
