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

/** Turns stored verdicts into answers, with evidence and the way to fix them. */
export class VerdictPresenter {
  readonly #prepared = new Map<number, PreparedEvaluation>();
  readonly #facts = new Map<number, StoredFact[]>();

  constructor(
    rules: RuleSet,
    entities: ProjectedEntity[],
    facts: StoredFact[],
    private readonly exemptions: ExemptionMarks,
  ) {
    const now = new Date();
    for (const { id, entity } of entities) {
      const ofEntity = facts.filter(({ entityId }) => entityId === id);
      this.#facts.set(id, ofEntity);
      this.#prepared.set(
        id,
        prepareEvaluation({
          environment: rules.environment,
          entity,
          facts: toFactsForEvaluation(rules, ofEntity, now),
          now,
        }),
      );
    }
  }

  present(
    check: CompiledCheck,
    verdict: StoredVerdict,
  ): Omit<Verdict, 'entity'> {
    const prepared = this.#prepared.get(verdict.entityId);
    const { id, title, description, owner, effort, rule } = check.definition;
    const evidence: Array<{ source: string; hash: string }> = JSON.parse(
      verdict.evidence,
    );
    const restsOn = new Map(evidence.map(({ source, hash }) => [source, hash]));
    const needsFix = verdict.status === 'fail' || verdict.status === 'warn';
    const fix = needsFix && prepared ? renderFix(check, prepared) : undefined;
    return {
      check: { id, title, description, owner, rule, effort },
      status: verdict.status,
      message: verdict.message,
      since: verdict.since.toISOString(),
      evaluatedAt: verdict.evaluatedAt.toISOString(),
      checkVersion: verdict.checkHash,
      evidence: check.sources.map(source =>
        this.#toEvidence(check, verdict, source, restsOn),
      ),
      exemption: this.exemptions.over(
        verdict.entityId,
        verdict.checkId,
        verdict.status,
      ),
      fix: fix && { title: fix.title, url: toFixUrl(fix) },
    };
  }

  #toEvidence(
    check: CompiledCheck,
    verdict: StoredVerdict,
    source: string,
    restsOn: Map<string, string>,
  ): Evidence {
    const stored = this.#facts
      .get(verdict.entityId)
      ?.find(fact => fact.source === source);
    const prepared = this.#prepared.get(verdict.entityId)?.facts[source];
    return {
      source,
      // The value that it rests on; else the last one, which did not count.
      hash: restsOn.get(source) ?? stored?.hash,
      observedAt: toOptionalIso(stored?.observedAt),
      staleAt: toOptionalIso(prepared && factStaleAt(prepared, check)),
      error: stored?.error,
    };
  }
}
