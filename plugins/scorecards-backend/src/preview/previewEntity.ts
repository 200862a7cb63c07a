import { ProjectedEntity } from '@guildhall/plugin-guildhall-node';
import {
  toScore,
  withoutStackTraces,
} from '@guildhall/plugin-scorecards-common';
import { StoredFact } from '../database/FactStore';
import { StoredVerdict } from '../database/VerdictStore';
import { RuleSet } from '../definitions/RuleSet';
import { evaluateEntity } from '../pipeline/evaluateEntity';

/** By check. */
export interface PreviewedVerdicts {
  before: Map<string, StoredVerdict>;
  after: Map<string, StoredVerdict>;
}

/** What rules say of an entity at a time, as evaluating it would store it. */
export function previewEntity(options: {
  rules: RuleSet;
  entity: ProjectedEntity;
  facts: StoredFact[];
  at: Date;
  isExempted?: (check: string) => boolean;
}): { verdicts: Map<string, StoredVerdict>; levels: Map<string, number> } {
  const { rules, entity, facts, at, isExempted } = options;
  const { next, scorecards } = withoutStackTraces(() =>
    evaluateEntity({ rules, entity, facts, at, stored: [] }),
  );
  return {
    verdicts: next,
    levels: new Map(
      scorecards.map(scorecard => [
        scorecard.definition.id,
        toScore(scorecard, check => next.get(check)?.status, isExempted).level,
      ]),
    ),
  };
}
