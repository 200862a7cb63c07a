import {
  CompiledScorecard,
  ExportFormat,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { checksOf } from '../service/levels';
import { toCsvRow } from './toCsv';

/** How the entities of a scorecard are written, a slice at a time. */
export interface ExportWriter {
  contentType: string;
  head: string;
  write(entities: ScorecardEntity[], isFirst: boolean): string;
  tail: string;
}

/** A writer for each format. */
export const exportWriters: Record<
  ExportFormat,
  (scorecard: CompiledScorecard) => ExportWriter
> = {
  /** An array with an entity on each line. */
  json: () => ({
    contentType: 'application/json; charset=utf-8',
    head: '[',
    write: (entities, isFirst) =>
      `${isFirst ? '' : ','}\n${entities
        .map(entity => JSON.stringify(entity))
        .join(',\n')}`,
    tail: '\n]\n',
  }),

  /** An entity on each line, and a column for each check. */
  csv: scorecard => ({
    contentType: 'text/csv; charset=utf-8',
    head: toCsvRow([
      'entity',
      'title',
      'kind',
      'type',
      'owner',
      'system',
      'lifecycle',
      'level',
      'since',
      'points',
      'maxPoints',
      'coverage',
      ...checksOf(scorecard).map(({ check }) => check),
    ]),
    write: entities => entities.map(toRow).join(''),
    tail: '',
  }),
};

function toRow(row: ScorecardEntity): string {
  const { entity, level, since, points, maxPoints, coverage, verdicts } = row;
  return toCsvRow([
    entity.entityRef,
    entity.title,
    entity.kind,
    entity.type,
    entity.owner,
    entity.system,
    entity.lifecycle,
    level,
    since,
    points,
    maxPoints,
    coverage,
    ...verdicts.map(({ status }) => status),
  ]);
}
