import {
  EntityAccess,
  EntityProjection,
} from '@guildhall/plugin-guildhall-node';
import {
  compareCoverage,
  GateRequest,
  GateResponse,
  rungs,
  toGraphPart,
  toMonitors,
} from '@guildhall/plugin-monitor-coverage-common';
import { PartReports } from '../database/reports/PartReports';
import { loadCatalog } from '../evaluation/loadCatalog';
import { toIdentity, toProviders } from '../evaluation/toIdentity';
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
    const before = read(request.before);
    const after = read(request.after);
    const changes = compareCoverage({
      // All of them, so that names mean what they mean elsewhere.
      parts: catalog.parts.map(part => ({
        ...toIdentity(part),
        signals: (model.cells.get(part.ref) ?? [])
          .filter(({ waiver }) => !waiver)
          .map(({ signal }) => signal),
      })),
      before: before.monitors,
      after: after.monitors,
      index: {
        labels,
        providers: toProviders(
          catalog.parts.map(({ entity }) => toGraphPart(entity)),
        ),
      },
    });
    const gained = changes.filter(
      change => rungs.indexOf(change.after) > rungs.indexOf(change.before),
    ).length;
    return {
      changes,
      gained,
      lost: changes.length - gained,
      problems: after.problems.map(({ path, line, message }) => ({
        path,
        message: line === undefined ? message : `line ${line}: ${message}`,
      })),
    };
  }
}

/** Unit tests of rules lie beside them, and are no rules. */
function read(files: GateRequest['before']) {
  const isTest = ({ content }: { content: string }) =>
    /^(tests|rule_files):/m.test(content);
  return toMonitors({
    files: files.filter(file => !isTest(file)),
    tests: files.filter(isTest),
  });
}
