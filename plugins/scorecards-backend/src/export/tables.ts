import {
  CompiledScorecard,
  Exemption,
  ScorecardEntity,
} from '@guildhall/plugin-scorecards-common';
import { checksOf } from '../service/levels';
import { ExportTable } from './toFile';

/** An entity on each line, and a column for each check. */
export function entityTable(
  scorecard: CompiledScorecard,
): ExportTable<ScorecardEntity> {
  return {
    columns: [
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
      'exempted',
      ...checksOf(scorecard).map(({ check }) => check),
    ],
    toCells: ({ entity, verdicts, ...score }) => [
      entity.entityRef,
      entity.title,
      entity.kind,
      entity.type,
      entity.owner,
      entity.system,
      entity.lifecycle,
      score.level,
      score.since,
      score.points,
      score.maxPoints,
      score.coverage,
      score.exempted,
      ...verdicts.map(({ status }) => status),
    ],
  };
}

export const exemptionTable: ExportTable<Exemption> = {
  columns: [
    'check',
    'scope',
    'for',
    'entities',
    'state',
    'reason',
    'requestedBy',
    'requestedAt',
    'endsAt',
    'renewals',
    'decidedBy',
    'decidedAt',
    'decisionNote',
    'closedAt',
  ],
  toCells: exemption => [
    exemption.check.id,
    exemption.scope.type,
    exemption.scope.ref,
    exemption.scope.entities,
    exemption.state,
    exemption.reason,
    exemption.requestedBy,
    exemption.requestedAt,
    exemption.endsAt,
    exemption.renewals,
    exemption.decidedBy,
    exemption.decidedAt,
    exemption.decisionNote,
    exemption.closedAt,
  ],
};
