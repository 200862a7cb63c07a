import { Entity } from '@backstage/catalog-model';
import {
  CompiledCheck,
  CompiledDefinitions,
  CompiledScorecard,
  evaluateCheck,
  Evaluation,
  FactForEvaluation,
  prepareEvaluation,
  renderFix,
  Score,
  ScorecardStage,
  toFixUrl,
  toScore,
} from '@guildhall/plugin-scorecards-common';

/** What a check says, and where to fix it. */
export interface JudgedCheck extends Pick<Evaluation, 'status' | 'message'> {
  check: CompiledCheck;
  fix?: { title?: string; url: string };
}

/** Everything that the rules say about one state of an entity. */
export interface Judgement {
  /** By id: those that apply, or that a scorecard of the entity asks for. */
  checks: Map<string, JudgedCheck>;
  /** The scorecards that the entity is on, by id. */
  scores: Map<string, { scorecard: CompiledScorecard; score: Score }>;
}

/** Judges one state of an entity, as the portal would. */
export function judge(options: {
  definitions: CompiledDefinitions;
  entity: Entity;
  facts: Record<string, FactForEvaluation | undefined>;
  exempted: Set<string>;
  /** Where paths of fixes lead; absent where there is no portal. */
  portal?: string;
  now: Date;
}): Judgement {
  const { definitions, entity, facts, exempted, portal, now } = options;
  const { environment } = definitions;
  const isInForce = (stage: ScorecardStage) =>
    stage === 'preview' || stage === 'active';
  const prepared = prepareEvaluation({ environment, entity, facts, now });
  const scorecards = definitions.scorecards.filter(
    scorecard =>
      isInForce(scorecard.definition.stage) && scorecard.applies(entity),
  );
  const asked = new Set(
    scorecards.flatMap(({ levels }) =>
      levels.flatMap(({ checks }) => checks.map(({ check }) => check)),
    ),
  );
  const checks = new Map<string, JudgedCheck>();
  for (const check of definitions.checks) {
    const { id, stage } = check.definition;
    if (isInForce(stage) && (asked.has(id) || check.applies(entity))) {
      const { status, message } = evaluateCheck(check, prepared);
      const fix =
        status === 'fail' || status === 'warn'
          ? renderFix(check, prepared)
          : undefined;
      checks.set(id, {
        check,
        status,
        message,
        fix: fix && { title: fix.title, url: toAddress(toFixUrl(fix), portal) },
      });
    }
  }
  return {
    checks,
    scores: new Map(
      scorecards.map(scorecard => [
        scorecard.definition.id,
        {
          scorecard,
          score: toScore(
            scorecard,
            check => checks.get(check)?.status,
            check => exempted.has(check),
          ),
        },
      ]),
    ),
  };
}

function toAddress(url: string, portal: string | undefined): string {
  return url.startsWith('/') && portal ? `${portal}${url}` : url;
}
