import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompiledScorecard,
  Exemption,
  ExportFormat,
  MAX_PAGE_SIZE,
  ScorecardEntity,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { setImmediate } from 'node:timers/promises';
import { ReadScope } from '../database/reports/scope';
import { ScoreSelection } from '../database/reports/ScoreReports';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { ExemptionsService } from '../exemptions/ExemptionsService';
import { findScorecard, toScoreSelection } from '../service/findScorecard';
import { checksOf } from '../service/levels';
import { MatrixReader } from '../service/MatrixReader';
import { entityTable, exemptionTable } from './tables';
import { ExportedFile, toFile } from './toFile';

/** Verdicts that are in memory at a time, and written in one turn. */
const VERDICTS_AT_ONCE = 1_000;

/** Entities in one statement. */
const MAX_ENTITIES = 200;

/** Writes all that the caller may read, however much it is. */
export class ExportService {
  constructor(
    private readonly options: {
      exemptions: ExemptionsService;
      matrix: MatrixReader;
      registry: RuleRegistry;
    },
  ) {}

  /** The entities of a scorecard with their verdicts, by ref. */
  async exportScorecard(
    id: string,
    request: {
      format: ExportFormat;
      level?: string[];
      status?: VerdictStatus[];
      check?: string;
    } & ReadScope,
  ): Promise<ExportedFile> {
    const { access, filter, format } = request;
    const scorecard = findScorecard(await this.options.registry.get(), id);
    return toFile({
      name: id,
      format,
      table: entityTable(scorecard),
      slices: this.#entitiesOf(scorecard, {
        ...toScoreSelection(scorecard, request),
        access,
        filter,
      }),
    });
  }

  /** The ledger of exemptions, the newest request first. */
  exportExemptions(
    format: ExportFormat,
    request: Omit<Parameters<ExemptionsService['list']>[0], 'cursor' | 'limit'>,
    credentials: BackstageCredentials,
  ): ExportedFile {
    return toFile({
      name: 'exemptions',
      format,
      table: exemptionTable,
      slices: this.#exemptions(request, credentials),
    });
  }

  async *#entitiesOf(
    scorecard: CompiledScorecard,
    selection: ScoreSelection & ReadScope,
  ): AsyncGenerator<ScorecardEntity[]> {
    const limit = Math.min(
      MAX_ENTITIES,
      Math.ceil(VERDICTS_AT_ONCE / checksOf(scorecard).length),
    );
    let after: string | undefined;
    do {
      const slice = await this.options.matrix.listByRef(scorecard, {
        ...selection,
        after,
        limit,
      });
      yield slice;
      await setImmediate();
      after =
        slice.length < limit ? undefined : slice[limit - 1].entity.entityRef;
    } while (after !== undefined);
  }

  async *#exemptions(
    request: Parameters<ExportService['exportExemptions']>[1],
    credentials: BackstageCredentials,
  ): AsyncGenerator<Exemption[]> {
    let cursor: string | undefined;
    do {
      const page = await this.options.exemptions.list(
        { ...request, cursor, limit: MAX_PAGE_SIZE },
        credentials,
      );
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}
