import {
  ProjectedEntity,
  toOptionalIso,
} from '@guildhall/plugin-guildhall-node';
import {
  CompiledCheck,
  Evidence,
  factStaleAt,
  prepareEvaluation,
  PreparedEvaluation,
  renderFix,
  toFixUrl,
  Verdict,
} from '@guildhall/plugin-scorecards-common';
import { ExemptionMarks } from '../exemptions/ExemptionsInForce';
import { StoredFact } from '../database/FactStore';
import { StoredVerdict } from '../database/VerdictStore';
import { RuleSet } from '../definitions/RuleSet';
import { toFactsForEvaluation } from '../pipeline/toFactsForEvaluation';

/** What is told of a fact wherever something rests on it. */
type ToldFact = Pick<Evidence, 'hash' | 'observedAt' | 'error'>;

/** An entity that there are verdicts of. */
interface KnownEntity {
  facts: Map<string, ToldFact>;
  prepared: PreparedEvaluation;
}

/** Turns stored verdicts into answers, with evidence and the way to fix them. */
export class VerdictPresenter {
  readonly #entities = new Map<number, KnownEntity>();

  constructor(
    rules: RuleSet,
    entities: ProjectedEntity[],
    facts: StoredFact[],
    private readonly exemptions: ExemptionMarks,
  ) {
    const now = new Date();
    for (const { id, entity } of entities) {
      const ofEntity = facts.filter(({ entityId }) => entityId === id);
      this.#entities.set(id, {
        facts: new Map(ofEntity.map(fact => [fact.source, toToldFact(fact)])),
        prepared: prepareEvaluation({
          environment: rules.environment,
          entity,
          facts: toFactsForEvaluation(rules, ofEntity, now),
          now,
        }),
      });
    }
  }

  present(
    check: CompiledCheck,
    verdict: StoredVerdict,
  ): Omit<Verdict, 'entity'> {
    const known = this.#entities.get(verdict.entityId);
    const { id, title, description, owner, effort, rule } = check.definition;
    const evidence: Array<{ source: string; hash: string }> = JSON.parse(
      verdict.evidence,
    );
    const needsFix = verdict.status === 'fail' || verdict.status === 'warn';
    const fix =
      needsFix && known ? renderFix(check, known.prepared) : undefined;
    return {
      check: { id, title, description, owner, rule, effort },
      status: verdict.status,
      message: verdict.message,
      since: verdict.since.toISOString(),
      evaluatedAt: verdict.evaluatedAt.toISOString(),
      checkVersion: verdict.checkHash,
      evidence: check.sources.map(source => ({
        source,
        ...known?.facts.get(source),
        // The value that it rests on; else the last one, which did not count.
        ...evidence.find(restsOn => restsOn.source === source),
        staleAt: known && toStaleAt(known.prepared, check, source),
      })),
      exemption: this.exemptions.over(
        verdict.entityId,
        verdict.checkId,
        verdict.status,
      ),
      fix: fix && { title: fix.title, url: toFixUrl(fix) },
    };
  }
}

function toToldFact({ hash, observedAt, error }: StoredFact): ToldFact {
  return { hash, observedAt: toOptionalIso(observedAt), error };
}

function toStaleAt(
  prepared: PreparedEvaluation,
  check: CompiledCheck,
  source: string,
): string | undefined {
  const fact = prepared.facts[source];
  return fact && toOptionalIso(factStaleAt(fact, check));
}
