import {
  CompiledScorecard,
  ExportFormat,
  VerdictStatus,
} from '@guildhall/plugin-scorecards-common';
import { ReadScope } from '../database/reports/scope';
import { ScoreReports, ScoreSelection } from '../database/reports/ScoreReports';
import { RuleRegistry } from '../definitions/RuleRegistry';
import { nextTurn } from '../pipeline/nextTurn';
import { findScorecard, toScoreSelection } from '../service/findScorecard';
import { checksOf } from '../service/levels';
import { MatrixReader } from '../service/MatrixReader';
import { exportWriters } from './formats';

/** Verdicts that are in memory at a time, and written in one turn. */
const VERDICTS_AT_ONCE = 2_000;

/** Entities in one statement. */
const MAX_ENTITIES = 200;

/** A file that is made while it is sent. */
export interface ExportedFile {
  name: string;
  contentType: string;
  content: AsyncIterable<string>;
}

/** Writes all of a scorecard that the caller may read, however much it is. */
export class ExportService {
  constructor(
    private readonly options: {
      matrix: MatrixReader;
      registry: RuleRegistry;
      scores: ScoreReports;
    },
  ) {}

  async export(
    id: string,
    request: {
      format: ExportFormat;
      level?: string[];
      status?: VerdictStatus[];
      check?: string;
    } & ReadScope,
  ): Promise<ExportedFile> {
    const { format } = request;
    const scorecard = findScorecard(await this.options.registry.get(), id);
    const selection = {
      ...toScoreSelection(scorecard, request),
      filter: request.filter,
      access: request.access,
    };
    const today = new Date().toISOString().slice(0, 10);
    return {
      name: `${id}-${today}.${format}`,
      contentType: exportWriters[format](scorecard).contentType,
      content: this.#write(scorecard, selection, format),
    };
  }

  async *#write(
    scorecard: CompiledScorecard,
    selection: ScoreSelection & ReadScope,
    format: ExportFormat,
  ): AsyncGenerator<string> {
    const { matrix, scores } = this.options;
    const writer = exportWriters[format](scorecard);
    const limit = Math.min(
      MAX_ENTITIES,
      Math.ceil(VERDICTS_AT_ONCE / checksOf(scorecard).length),
    );
    let slice = await scores.listByRef({ ...selection, limit });
    yield writer.head;
    for (let isFirst = true; slice.length > 0; isFirst = false) {
      yield writer.write(await matrix.read(scorecard, slice), isFirst);
      await nextTurn();
      slice =
        slice.length < limit
          ? []
          : await scores.listByRef({
              ...selection,
              after: slice[limit - 1].entity.entityRef,
              limit,
            });
    }
    yield writer.tail;
  }
}
